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
    let dark = usable.filter { index in
      let other = all[index].box
      return all[index].strength > 0.25 * strength
        && all[index].borderPixels * 2 < other.longSide + other.shortSide
    }
    let tall = dark.filter { all[$0].box.isBeside(box) && 2 * all[$0].box.height >= box.height }
      .largest(of: all).map { all[$0].box }
    let onLine = dark.filter { index in
      let other = all[index].box
      if other.isBeside(box) { return true }
      // The line may rise or fall: its height is that of the nearest digit.
      return tall.min { $0.gap(to: other) < $1.gap(to: other) }.map(other.isComma(beside:)) ?? false
    }
    // Median of the tall ones: marks are small, and two digits of which one is above the other are rare.
    let tallest = onLine.map { all[$0].box.height }.max() ?? box.height
    let heights = onLine.map { all[$0].box.height }.filter { $0 * 2 > tallest }.sorted()
    self.height = heights.isEmpty ? box.height : heights[heights.count / 2]
    components = onLine.largest(of: all).sorted {
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

extension [Int] {
  /// The largest components of those with these indices, at most as many as a number has.
  fileprivate func largest(of components: [ConnectedComponent]) -> ArraySlice<Int> {
    sorted { (components[$1].area, $0) < (components[$0].area, $1) }.prefix(WritingLine.maximumCount)
  }
}

extension PixelBox {
  /// Whether it is beside a digit with more than half its height.
  fileprivate func isBeside(_ digit: PixelBox) -> Bool {
    // Commas hang below the line.
    let below = 2 * height < digit.height ? digit.height / 2 : digit.height / 4
    let shared = min(bottom, digit.bottom + below) - max(top, digit.top - digit.height / 4)
    return 2 * shared > height
  }

  /// Whether it has the size of a comma, even a long one, and begins near the foot of a digit.
  fileprivate func isComma(beside digit: PixelBox) -> Bool {
    let start = digit.top + digit.height / 2...digit.bottom + digit.height / 4
    return 4 * height <= 3 * digit.height && 5 * width <= 2 * digit.height && start.contains(top)
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
