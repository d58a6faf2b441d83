import DigitImage
import NeuralNetwork

import SystemSupport

/// A pen's tip and pressure: how wide a line it leaves.
struct Pen {
  /// Width of its line across its nib, in pixels of the 28×28 digit.
  private let width: Float
  /// 1: round. Less: a nib held at an angle, whose lines along it are thinner by this factor.
  private let thinness: Float
  private let nib: Point
  /// How the pressure changes along a stroke: deviation, as a share of the width.
  private let unevenness: Float

  /// A pen among many: ballpoint to felt pen, one in five with a broad nib.
  init(generator: inout SeededGenerator) {
    width = min(max(2.2 * exp(0.28 * generator.nextNormal()), 1.4), 3.8)
    thinness = generator.nextUniform() < 0.2 ? generator.nextUniform(in: 0.4...0.8) : 1
    let angle = generator.nextUniform(in: 0.3...1.3)
    nib = Point(cos(angle), -sin(angle))
    unevenness = generator.nextUniform(in: 0...0.18)
  }

  /// Draws polylines, in any unit, so that they fill a square of `side` × `side` pixels: ink, 0…1.
  func draw(_ polylines: [[Point]], side: Int, generator: inout SeededGenerator) -> Plane {
    let scale = Float(side) / Float(DigitBox.digitSide)
    let points = polylines.joined()
    let low = points.reduce(Point(repeating: .infinity), pointwiseMin)
    let high = points.reduce(Point(repeating: -.infinity), pointwiseMax)
    let room = Float(side) - scale * width - 1
    let magnification = room / max((high - low).max(), 1e-3)
    let origin = (Float(side) - magnification * (low + high)) / 2

    var plane = Plane(width: side, height: side)
    plane.values.withUnsafeMutableBufferPointer { ink in
      for polyline in polylines {
        let rhythm = (generator.nextNormal(), generator.nextNormal(), generator.nextNormal())
        for i in 1..<polyline.count {
          let turn = 2 * Float.pi * Float(i) / Float(polyline.count)
          let swell = unevenness * (rhythm.0 * cos(turn / 2) + rhythm.1 * sin(turn) + rhythm.2 * cos(turn))
          let share = min(max(1 + swell, 0.6), 1.5) * share(along: polyline[i] - polyline[i - 1])
          let stretch = Capsule(
            start: origin + magnification * polyline[i - 1], end: origin + magnification * polyline[i],
            radius: scale * width / 2 * share)
          stretch.forEachPixel(side: side) { index, cover in ink[index] = max(ink[index], cover) }
        }
      }
    }
    return plane
  }

  /// The share of its full width that the pen's line has in a direction.
  private func share(along direction: Point) -> Float {
    let length = (direction * direction).sum().squareRoot()
    guard thinness < 1, length > 0 else { return 1 }
    let across = abs(direction.x * nib.y - direction.y * nib.x) / length
    return thinness + (1 - thinness) * across
  }
}
