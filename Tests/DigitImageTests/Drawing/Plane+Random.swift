@testable import DigitImage

extension Plane {
  /// Repeatable noise, −1…1.
  static func random(width: Int, height: Int) -> Plane {
    var noise = TestNoise(seed: UInt64(width * 1000 + height))
    return Plane(width: width, height: height, values: (0..<width * height).map { _ in noise.next() })
  }

  /// The values of the square of 2 · radius + 1 pixels around a pixel, as far as it lies inside the plane.
  func window(x: Int, y: Int, radius: Int) -> [Float] {
    let columns = max(0, x - radius)...min(width - 1, x + radius)
    return (max(0, y - radius)...min(height - 1, y + radius)).flatMap { row in columns.map { self[$0, row] } }
  }
}
