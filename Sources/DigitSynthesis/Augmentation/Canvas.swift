import DigitImage

/// A square of ink on which an augmentation works, at twice the scale of the 28×28 digits.
///
/// Its memory is the caller's, so that its passes allocate nothing.
struct Canvas {
  /// Pixels a side.
  static let side = 64
  static let count = side * side
  /// Canvas pixels for each pixel of a digit.
  static let scale: Float = 2

  /// Ink, 0…1; side × side, row-major.
  let ink: UnsafeMutablePointer<Float>
  /// Scratch of the same shape.
  let spare: UnsafeMutablePointer<Float>

  /// What the body makes of a canvas whose ink is not yet set.
  static func with<Result>(_ body: (Canvas) -> Result) -> Result {
    withUnsafeTemporaryAllocation(of: Float.self, capacity: 2 * count) { memory in
      let ink = memory.baseAddress.unsafelyUnwrapped
      return body(Canvas(ink: ink, spare: ink + count))
    }
  }

  /// The digit on the canvas as the road would bring it to 28×28; nil where there is no ink.
  var boxed: Plane? {
    let values = [Float](UnsafeBufferPointer(start: ink, count: Canvas.count))
    return DigitBox.normalized(Plane(width: Canvas.side, height: Canvas.side, values: values))
  }

  /// The corners of the box of what is inked by more than a tenth; nil where nothing is.
  var inkedBox: (low: Point, high: Point)? {
    var (left, right, top, bottom) = (Canvas.side, -1, Canvas.side, -1)
    for y in 0..<Canvas.side {
      for x in 0..<Canvas.side where ink[y * Canvas.side + x] > 0.1 {
        (left, right, top, bottom) = (min(left, x), max(right, x), min(top, y), y)
      }
    }
    guard right >= 0 else { return nil }
    return (Point(Float(left), Float(top)), Point(Float(right + 1), Float(bottom + 1)))
  }
}
