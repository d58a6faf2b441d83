import DigitImage
import Foundation

/// A gray picture with strokes, drawn pixel by pixel.
struct DrawnPicture {
  let width: Int
  let height: Int
  /// Lightness, 0…1; row-major.
  var light: [Float]

  init(width: Int, height: Int, paper: Float = 0.9) {
    self.width = width
    self.height = height
    light = [Float](repeating: paper, count: width * height)
  }

  /// Draws straight strokes with round ends from point to point.
  mutating func stroke(_ points: [SIMD2<Float>], width strokeWidth: Float, lightness: Float = 0.1) {
    for (a, b) in zip(points, points.dropFirst()) {
      let (along, length) = (b - a, max(((b - a) * (b - a)).sum(), 0.001))
      let reach = strokeWidth / 2 + 1
      func covered(_ a: Float, _ b: Float, limit: Int) -> Range<Int> {
        (Int(min(a, b) - reach)..<Int(max(a, b) + reach) + 1).clamped(to: 0..<limit)
      }
      for y in covered(a.y, b.y, limit: height) {
        for x in covered(a.x, b.x, limit: width) {
          let pixel = SIMD2(Float(x) + 0.5, Float(y) + 0.5)
          let nearest = a + along * min(max(((pixel - a) * along).sum() / length, 0), 1)
          let distance = ((pixel - nearest) * (pixel - nearest)).sum().squareRoot()
          let coverage = min(max(strokeWidth / 2 + 0.5 - distance, 0), 1)
          light[y * width + x] = min(light[y * width + x], 0.9 + (lightness - 0.9) * coverage)
        }
      }
    }
  }

  /// Changes each pixel's lightness; x and y are in pixels.
  mutating func change(_ change: (_ x: Int, _ y: Int, _ light: Float) -> Float) {
    for y in 0..<height { for x in 0..<width { light[y * width + x] = change(x, y, light[y * width + x]) } }
  }

  /// The PNG file of the picture, or of its negative.
  func png(inverted: Bool = false) -> [UInt8] {
    let pixels = light.map { UInt8((min(max(inverted ? 1 - $0 : $0, 0), 1) * 255).rounded()) }
    return encodePNG(pixels, width: width, height: height, format: .gray)
  }

  /// The strokes of a digit in a box of 0.6 × 1, as a pen draws them.
  static let digits: [Int: [[SIMD2<Float>]]] = [
    0: [
      (0...32).map { step in
        let angle = Float(step) / 32 * 2 * .pi
        return SIMD2(0.3 + 0.3 * cos(angle), 0.5 + 0.5 * sin(angle))
      }
    ],
    4: [[SIMD2(0.2, 0), SIMD2(0, 0.6), SIMD2(0.6, 0.6)], [SIMD2(0.45, 0.2), SIMD2(0.45, 1)]],
    7: [[SIMD2(0, 0), SIMD2(0.6, 0), SIMD2(0.2, 1)]],
  ]

  /// Draws a digit with the upper left corner of its pen's path at a point.
  mutating func draw(_ digit: Int, left: Float, top: Float, height: Float, strokeWidth: Float) {
    for points in Self.digits[digit] ?? [] {
      stroke(points.map { SIMD2(left, top) + $0 * height }, width: strokeWidth)
    }
  }
}
