import DigitImage

/// A square of ink on which an augmentation works, at twice the resolution of 28×28 digits.
///
/// The caller provides its memory, so that drawing allocates nothing.
struct InkCanvas {
  /// Side length, in canvas pixels: 56 for the digit, and a margin of 4.
  static let side = 64
  static let count = side * side
  /// Canvas pixels per pixel of a 28×28 digit, in each direction.
  static let scale: Float = 2

  /// Ink, 0…1, 1 = full ink; side × side, row-major.
  let ink: UnsafeMutablePointer<Float>
  /// Scratch memory of the same shape.
  let scratch: UnsafeMutablePointer<Float>

  /// Calls the body with a canvas whose memory is uninitialized and lasts as long as the call.
  static func withTemporary<Result>(_ body: (InkCanvas) -> Result) -> Result {
    withUnsafeTemporaryAllocation(of: Float.self, capacity: 2 * count) { memory in
      let ink = memory.baseAddress.unsafelyUnwrapped
      return body(InkCanvas(ink: ink, scratch: ink + count))
    }
  }

  /// The ink cropped, scaled and centered to 28×28 as preprocessing does it; nil if there is none.
  var normalizedDigit: Plane? {
    let values = [Float](UnsafeBufferPointer(start: ink, count: InkCanvas.count))
    return DigitBox.normalized(Plane(width: InkCanvas.side, height: InkCanvas.side, values: values))
  }

  /// Blurs the ink as a camera does with a small digit, and sharpens it again as preprocessing does: small loops fill.
  ///
  /// - Parameters:
  ///   - digitSide: the long side of a digit in the photo, in pixels.
  ///   - threshold: the ink, 0…1, at the edge of a stroke.
  ///   - steepness: how much steeper the edges become.
  func lowerResolution(toDigitSide digitSide: Float, threshold: Float, steepness: Float) {
    let pixels = Int(
      (Float(InkCanvas.side) * digitSide / (InkCanvas.scale * Float(DigitBox.digitSide))).rounded())
    let values = [Float](UnsafeBufferPointer(start: ink, count: InkCanvas.count))
    let blurred = Plane(width: InkCanvas.side, height: InkCanvas.side, values: values)
      .resized(width: pixels, height: pixels).resized(width: InkCanvas.side, height: InkCanvas.side)
    let darkest = max(blurred.values.max() ?? 0, 0.01)
    for i in 0..<InkCanvas.count {
      ink[i] = min(max((blurred.values[i] / darkest - threshold) * steepness + 0.5, 0), 1)
    }
  }

  /// The upper left and lower right corners of the smallest box around all pixels with more than a tenth of full
  /// ink; nil if there are none.
  var inkBounds: (low: Vector2, high: Vector2)? {
    var (left, right, top, bottom) = (InkCanvas.side, -1, InkCanvas.side, -1)
    for y in 0..<InkCanvas.side {
      for x in 0..<InkCanvas.side where ink[y * InkCanvas.side + x] > 0.1 {
        (left, right, top, bottom) = (min(left, x), max(right, x), min(top, y), y)
      }
    }
    guard right >= 0 else { return nil }
    return (Vector2(Float(left), Float(top)), Vector2(Float(right + 1), Float(bottom + 1)))
  }
}
