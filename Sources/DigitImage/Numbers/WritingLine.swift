/// The connected components that form a number: about as dark as each other, beside each other on one line.
struct WritingLine {
  /// Indices of the components, from left to right.
  let components: [Int]
  /// The height of a usual digit of the number, in pixels.
  let height: Int

  /// More components than any number has: the largest are kept, so that noise costs bounded time.
  static let maximumCount = 64

  /// nil if no component could be a digit.
  ///
  /// - Parameters:
  ///   - frame: the lines around the number, in an image `scale` times smaller.
  ///   - width: of the image, as `height`.
  init?(
    _ map: ComponentMap, excluding clutter: Set<Int>, frame: RuledLines, scale: Int, width: Int, height: Int
  ) {
    let all = map.components
    let usable = all.indices.filter { index in
      !clutter.contains(index) && all[index].area >= 5
        && !frame.isBorder(all[index].box, scale: scale, width: width, height: height)
    }
    func score(_ index: Int) -> Float { Self.score(all[index], width: width, height: height) }
    guard let main = usable.max(by: { score($0) < score($1) }), score(main) > 0 else { return nil }
    let (box, strength) = (all[main].box, all[main].strength)
    let onLine = usable.filter { index in
      let other = all[index].box
      // Commas hang below the line.
      let below = 2 * other.height < box.height ? box.height / 2 : box.height / 4
      let shared = min(other.bottom, box.bottom + below) - max(other.top, box.top - box.height / 4)
      return 2 * shared > other.height && all[index].strength > 0.25 * strength
        && all[index].borderPixels * 2 < other.longSide + other.shortSide
    }
    // Median of the tall ones: marks are small, and two digits of which one is above the other are rare.
    let tallest = onLine.map { all[$0].box.height }.max() ?? box.height
    let heights = onLine.map { all[$0].box.height }.filter { $0 * 2 > tallest }.sorted()
    self.height = heights.isEmpty ? box.height : heights[heights.count / 2]
    let largest = onLine.sorted { (all[$1].area, $0) < (all[$0].area, $1) }.prefix(Self.maximumCount)
    components = largest.sorted {
      all[$0].box.left + all[$0].box.right < all[$1].box.left + all[$1].box.right
    }
    if components.isEmpty { return nil }
  }

  /// A component's mass, reduced toward the upper and lower side and along the border; 0 if it is too small or too flat to
  /// hold a digit.
  private static func score(_ component: ConnectedComponent, width: Int, height: Int) -> Float {
    let box = component.box
    guard box.height >= max(5, max(width, height) / 40), box.width < 12 * box.height else { return 0 }
    let offCenter = abs(Float(box.top + box.bottom) / Float(height) - 1)
    let onBorder = Float(component.borderPixels) / Float(box.longSide)
    return component.mass * (1 - 0.6 * offCenter) * (onBorder > 0.5 ? 0.1 : 1)
  }
}

extension RuledLines {
  /// Whether a component is left of a line near the side of the image, or lies beyond it.
  ///
  /// - Parameters:
  ///   - scale: by how much the image with the component is larger than the one with the lines.
  ///   - width: of the image with the component, as `height`.
  fileprivate func isBorder(_ box: PixelBox, scale: Int, width: Int, height: Int) -> Bool {
    vertical.contains { $0.isBorder(box.transposed, scale: scale, width: height, height: width) }
      || horizontal.contains { $0.isBorder(box, scale: scale, width: width, height: height) }
  }
}

extension RuledLine {
  fileprivate func isBorder(_ box: PixelBox, scale: Int, width: Int, height: Int) -> Bool {
    let row = Float(scale) * self.row(at: (box.left + box.right) / 2 / scale, width: width / scale)
    let middle = Float(box.top + box.bottom) / 2
    // Remnants of a line are flat; a point may stand on the line.
    let reach = 2 * box.width > 3 * box.height ? 1.5 * Float(scale) : 0
    if row < 0.25 * Float(height) { return middle < row + reach }
    return row > 0.75 * Float(height) && middle > row - reach
  }
}
