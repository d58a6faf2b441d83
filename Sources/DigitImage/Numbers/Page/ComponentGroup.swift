/// Connected components of a page that may be one number: about as high as each other, beside each other on one line; and the
/// small ones near them, such as points and the detached bar of a 5.
struct ComponentGroup: Equatable {
  /// Indices of the components; first the highest.
  private(set) var components: [Int]
  /// The boxes of the components that are at least half as high as the highest.
  private(set) var tall: [PixelBox]
  /// The bounding box of all components, in pixels.
  private(set) var box: PixelBox
  /// The height of the highest component, in pixels.
  let height: Int

  /// How far a small component may lie from the number; a fraction of the number's height.
  private static let reachOfParts: Float = 0.3

  private init(_ component: Int, box: PixelBox) {
    (components, tall, self.box, height) = ([component], [box], box, box.height)
  }

  /// Groups components.
  ///
  /// - Parameters:
  ///   - components: indices and boxes.
  ///   - widestGap: the widest gap inside a number, as a fraction of its height.
  /// - Complexity: O(n²) for n components.
  static func groups(
    of components: [(index: Int, box: PixelBox)], widestGap: Float
  ) -> [ComponentGroup] {
    var groups: [ComponentGroup] = []
    // The highest come first, so that the parts of digits find the digits.
    let sorted = components.sorted { ($1.box.height, $0.index) < ($0.box.height, $1.index) }
    for (index, box) in sorted {
      let distances = groups.map { $0.distance(to: box, widestGap: widestGap) }
      let near = groups.indices.filter { distances[$0] != nil }
      guard let nearest = near.min(by: { distances[$0] ?? 0 < distances[$1] ?? 0 }) else {
        groups.append(ComponentGroup(index, box: box))
        continue
      }
      groups[nearest].add(index, box: box)
      guard groups[nearest].isTall(box) else { continue }
      // A digit between two groups makes them one.
      let others = near.filter { $0 != nearest && groups[$0].isTall(box) }
      for other in others { groups[nearest].join(groups[other]) }
      for other in others.reversed() { groups.remove(at: other) }
    }
    return groups
  }

  private func isTall(_ box: PixelBox) -> Bool { 2 * box.height >= height }

  /// How far a component lies from the digits of the group, in pixels; nil if it does not belong to it.
  private func distance(to box: PixelBox, widestGap: Float) -> Float? {
    guard box.gap(to: self.box) <= 2 * height else { return nil }
    return tall.lazy.compactMap { digit in
      isTall(box)
        ? distance(from: digit, toDigit: box, widestGap: widestGap) : distance(from: digit, toPart: box)
    }.min()
  }

  private func distance(from digit: PixelBox, toDigit box: PixelBox, widestGap: Float) -> Float? {
    guard digit.isOnLine(with: box) else { return nil }
    let gap = digit.spacing(to: box, height: height)
    return gap <= widestGap * Float(height) ? gap : nil
  }

  private func distance(from digit: PixelBox, toPart box: PixelBox) -> Float? {
    let room = height / 4
    let shared = min(box.bottom, digit.bottom + room) - max(box.top, digit.top - room)
    let gap = Float(max(0, box.left - digit.right, digit.left - box.right))
    return 2 * shared > box.height && gap <= Self.reachOfParts * Float(height) ? gap : nil
  }

  private mutating func add(_ component: Int, box: PixelBox) {
    components.append(component)
    if isTall(box) { tall.append(box) }
    self.box = self.box.union(box)
  }

  private mutating func join(_ other: ComponentGroup) {
    components += other.components
    tall += other.tall.filter(isTall)
    box = box.union(other.box)
  }
}

extension PixelBox {
  /// Whether two digits may be on one line: they share half of the rows of the smaller one.
  func isOnLine(with other: PixelBox) -> Bool {
    2 * (min(bottom, other.bottom) - max(top, other.top)) > min(height, other.height)
  }

  /// The gap between two digits, in pixels, as if narrow ones such as a 1 were half as wide as high; negative if they overlap.
  ///
  /// - Parameter height: of their number, in pixels.
  func spacing(to other: PixelBox, height: Int) -> Float {
    let widths = max(Float(width), Float(height) / 2) + max(Float(other.width), Float(height) / 2)
    return (Float(abs(other.left + other.right - left - right)) - widths) / 2
  }
}
