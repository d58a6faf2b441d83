/// A rectangle of pixels: columns `left..<right`, rows `top..<bottom`.
public struct PixelBox: Sendable, Equatable {
  public var left: Int
  public var top: Int
  public var right: Int
  public var bottom: Int

  public init(left: Int, top: Int, right: Int, bottom: Int) {
    self.left = left
    self.top = top
    self.right = right
    self.bottom = bottom
  }

  public var width: Int { right - left }
  public var height: Int { bottom - top }
  var longSide: Int { max(width, height) }
  var shortSide: Int { min(width, height) }

  /// The same box in the transposed image.
  var transposed: PixelBox { PixelBox(left: top, top: left, right: bottom, bottom: right) }

  /// The box at another place.
  public func moved(x: Int, y: Int) -> PixelBox {
    PixelBox(left: left + x, top: top + y, right: right + x, bottom: bottom + y)
  }

  /// The box of an image's part in the same image at another size: the smallest whole pixels that contain it.
  public func scaled(from size: (width: Int, height: Int), to newSize: (width: Int, height: Int)) -> PixelBox
  {
    // In whole numbers: a rounded factor would enlarge a box at the border beyond the image.
    PixelBox(
      left: left * newSize.width / size.width, top: top * newSize.height / size.height,
      right: (right * newSize.width + size.width - 1) / size.width,
      bottom: (bottom * newSize.height + size.height - 1) / size.height)
  }

  /// The box of nothing: what is added to it makes a box of its own.
  static var empty: PixelBox { PixelBox(left: .max, top: .max, right: 0, bottom: 0) }

  /// Enlarges the box until it contains a pixel.
  @inline(__always)
  mutating func add(x: Int, y: Int) {
    left = min(left, x)
    top = min(top, y)
    right = max(right, x + 1)
    bottom = max(bottom, y + 1)
  }

  /// The smallest box that contains both.
  public func union(_ other: PixelBox) -> PixelBox {
    PixelBox(
      left: min(left, other.left), top: min(top, other.top),
      right: max(right, other.right), bottom: max(bottom, other.bottom))
  }

  /// The number of columns or rows between two boxes, whichever is larger; 0 if they touch or overlap.
  func gap(to other: PixelBox) -> Int {
    max(0, other.left - right, left - other.right, other.top - bottom, top - other.bottom)
  }
}

extension Sequence<PixelBox> {
  /// The smallest box that contains all of them, of which there is at least one.
  public var union: PixelBox { reduce(.empty) { $0.union($1) } }
}
