/// One value a pixel: lightness, ink, distance…; row-major, height × width.
public struct Plane: Sendable, Equatable {
  public let width: Int
  public let height: Int
  public var values: [Float]

  /// - Precondition: `values.count == width * height`.
  public init(width: Int, height: Int, values: [Float]) {
    precondition(values.count == width * height)
    self.width = width
    self.height = height
    self.values = values
  }

  public init(width: Int, height: Int, filledWith value: Float = 0) {
    self.init(width: width, height: height, values: [Float](repeating: value, count: width * height))
  }

  public subscript(x: Int, y: Int) -> Float {
    get { values[y * width + x] }
    set { values[y * width + x] = newValue }
  }

  var longSide: Int { max(width, height) }
  var shortSide: Int { min(width, height) }

  /// The part inside `box`, with `margin` pixels of zero around it.
  func cropped(to box: PixelBox, margin: Int = 0) -> Plane {
    var result = Plane(width: box.width + 2 * margin, height: box.height + 2 * margin)
    for y in 0..<box.height {
      let from = (box.top + y) * width + box.left
      let to = (margin + y) * result.width + margin
      for x in 0..<box.width { result.values[to + x] = values[from + x] }
    }
    return result
  }

  /// Each value through `transform`.
  func map(_ transform: (Float) -> Float) -> Plane {
    Plane(width: width, height: height, values: values.map(transform))
  }
}

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

  var transposed: PixelBox { PixelBox(left: top, top: left, right: bottom, bottom: right) }

  func union(_ other: PixelBox) -> PixelBox {
    PixelBox(
      left: min(left, other.left), top: min(top, other.top),
      right: max(right, other.right), bottom: max(bottom, other.bottom))
  }

  /// Pixels between two boxes, 0 where they touch or overlap: the larger of the two gaps.
  func gap(to other: PixelBox) -> Int {
    max(0, other.left - right, left - other.right, other.top - bottom, top - other.bottom)
  }
}
