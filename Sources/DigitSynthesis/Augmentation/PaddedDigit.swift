/// A 28×28 digit with a blank margin, for bilinear interpolation without bounds checks.
struct PaddedDigit {
  private static let side = 32
  private static let margin = 2
  private let ink: UnsafeMutablePointer<Float>

  /// - Parameters:
  ///   - digit: 28×28 ink, 0…1, row-major.
  ///   - memory: room for 32×32 values, for as long as the padded digit is used.
  init(_ digit: UnsafeBufferPointer<Float>, memory: UnsafeMutablePointer<Float>) {
    ink = memory
    ink.update(repeating: 0, count: PaddedDigit.side * PaddedDigit.side)
    for y in 0..<28 {
      let row = ink + (y + PaddedDigit.margin) * PaddedDigit.side + PaddedDigit.margin
      for x in 0..<28 { row[x] = digit[y * 28 + x] }
    }
  }

  /// The ink at eight positions, in pixels from the digit's center; 0 outside the digit.
  @inline(__always)
  func ink(x: SIMD8<Float>, y: SIMD8<Float>) -> SIMD8<Float> {
    // A pixel's value is that of its center, half a pixel from its corner.
    let origin = Float(PaddedDigit.side) / 2 - 0.5
    let column = PaddedDigit.clamped(x + origin)
    let row = PaddedDigit.clamped(y + origin)
    // Rounding a coordinate less 0.5 gives the pixel before it. At a pixel's center it may give the pixel before
    // that, which interpolates to the same value.
    let (left, top) = (RoundedNumbers(column - 0.5), RoundedNumbers(row - 0.5))
    let (u, v) = (column - left.floats, row - top.floats)
    let corner = top.integers &* UInt32(PaddedDigit.side) &+ left.integers
    var (a, b, c, d) = (SIMD8<Float>(), SIMD8<Float>(), SIMD8<Float>(), SIMD8<Float>())
    for i in 0..<8 {
      let upper = ink + Int(corner[i])
      (a[i], b[i]) = (upper[0], upper[1])
      (c[i], d[i]) = (upper[PaddedDigit.side], upper[PaddedDigit.side + 1])
    }
    let above = a + u * (b - a)
    let below = c + u * (d - c)
    return above + v * (below - above)
  }

  /// Coordinates along one axis, limited to the padded image.
  @inline(__always)
  private static func clamped(_ coordinates: SIMD8<Float>) -> SIMD8<Float> {
    let last = SIMD8(repeating: Float(side) - 1.01)
    let positive = coordinates.replacing(with: 0, where: coordinates .< 0)
    return positive.replacing(with: last, where: positive .> last)
  }
}

/// Eight numbers of 0…2²², rounded to integers without a conversion of each: adding 1.5 · 2²³ shifts the fraction
/// out of the significand, whose low bits are then the integer.
private struct RoundedNumbers {
  private static let shift: Float = 0x1.8p23
  private let shifted: SIMD8<Float>

  @inline(__always)
  init(_ numbers: SIMD8<Float>) { shifted = numbers + RoundedNumbers.shift }

  var floats: SIMD8<Float> { shifted - RoundedNumbers.shift }
  var integers: SIMD8<UInt32> { unsafeBitCast(shifted, to: SIMD8<UInt32>.self) & 0x3F_FFFF }
}
