import DigitImage
import NeuralNetwork
import SystemSupport

/// The width of a pen's line: its nib and its pressure.
struct Pen {
  /// Width of the line across the nib, in pixels of the 28×28 image.
  private let width: Float
  /// The nib's direction.
  private let nib: Vector2
  /// Width of a line along the nib, as a fraction of `width`; 1 for a round nib.
  private let aspect: Float
  /// Standard deviation of the width along a stroke, as a fraction of `width`.
  private let pressureVariation: Float

  /// A random pen, from ballpoint to felt pen; one in five has a broad nib.
  init(using generator: inout SeededGenerator) {
    width = min(max(2.2 * exp(0.28 * generator.nextNormal()), 1.4), 3.8)
    aspect = generator.nextUniform() < 0.2 ? generator.nextUniform(in: 0.4...0.8) : 1
    let angle = generator.nextUniform(in: 0.3...1.3)
    nib = Vector2(cos(angle), -sin(angle))
    pressureVariation = generator.nextUniform(in: 0...0.18)
  }

  /// Draws polylines of any unit, scaled and centered to fill a square of `side` × `side` pixels.
  ///
  /// - Returns: ink, 0…1.
  func draw(_ polylines: [[Vector2]], side: Int, using generator: inout SeededGenerator) -> Plane {
    let pixelScale = Float(side) / Float(DigitBox.digitSide)
    let points = polylines.joined()
    let low = points.reduce(Vector2(repeating: .infinity), pointwiseMin)
    let high = points.reduce(Vector2(repeating: -.infinity), pointwiseMax)
    let room = Float(side) - pixelScale * width - 1
    let scale = room / max((high - low).max(), 1e-3)
    let origin = (Float(side) - scale * (low + high)) / 2

    var plane = Plane(width: side, height: side)
    plane.values.withUnsafeMutableBufferPointer { ink in
      for polyline in polylines {
        let amplitudes = (generator.nextNormal(), generator.nextNormal(), generator.nextNormal())
        for i in 1..<polyline.count {
          // Pressure varies along a stroke as the sum of three slow waves.
          let phase = 2 * Float.pi * Float(i) / Float(polyline.count)
          let variation =
            pressureVariation
            * (amplitudes.0 * cos(phase / 2) + amplitudes.1 * sin(phase) + amplitudes.2 * cos(phase))
          let pressure = min(max(1 + variation, 0.6), 1.5)
          let segment = Capsule(
            start: origin + scale * polyline[i - 1], end: origin + scale * polyline[i],
            radius: pixelScale * width / 2
              * (pressure * relativeWidth(along: polyline[i] - polyline[i - 1])))
          segment.forEachPixel(side: side) { index, coverage in ink[index] = max(ink[index], coverage) }
        }
      }
    }
    return plane
  }

  /// Draws polylines of any unit as one digit in MNIST's format: 28×28 ink, 0…1, 1 = full ink.
  func normalizedDigit(_ polylines: [[Vector2]], using generator: inout SeededGenerator) -> Plane {
    // Four pixels for each of the 20 of a digit.
    let ink = draw(polylines, side: 4 * DigitBox.digitSide, using: &generator)
    return DigitBox.normalized(ink) ?? Plane(width: DigitBox.side, height: DigitBox.side)
  }

  /// The width of a line in a direction, as a fraction of the pen's width: 1 across the nib, `aspect` along it.
  private func relativeWidth(along direction: Vector2) -> Float {
    let length = direction.length
    guard aspect < 1, length > 0 else { return 1 }
    let sine = abs(direction.x * nib.y - direction.y * nib.x) / length
    return aspect + (1 - aspect) * sine
  }
}
