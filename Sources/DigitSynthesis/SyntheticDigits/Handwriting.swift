import NeuralNetwork

import SystemSupport

/// How one hand writes at one time: what it makes of a form.
struct Handwriting {
  /// Where between a form's extremes, 0…1, and a little beyond them.
  private let blend: Float
  /// Standard deviation of a point from its place, in heights of the digit.
  private let unsteadiness: Float
  /// 0: straight from point to point. 1: a Catmull-Rom spline.
  private let roundness: Float
  /// What the squares and the product of a point's coordinates, −1…1 from the middle, add to its place.
  private let bend: (Point, Point, Point)
  /// The unit square's axes on the page: width, slant and turn of the whole digit.
  private let across: Point
  private let down: Point

  /// A hand among many.
  init(generator: inout SeededGenerator) {
    blend = generator.nextUniform(in: -0.15...1.15)
    unsteadiness = generator.nextUniform(in: 0.008...0.03)
    let isAngular = generator.nextUniform() < 0.08
    roundness = isAngular ? 0.2 : generator.nextUniform(in: 0.7...1.1)
    bend = (
      0.02 * generator.nextNormalPoint(), 0.02 * generator.nextNormalPoint(),
      0.02 * generator.nextNormalPoint()
    )
    let width = 0.74 * exp(0.24 * generator.nextNormal())
    let slant = 0.05 + 0.14 * generator.nextNormal()
    let turn = 0.06 * generator.nextNormal()
    across = width * Point(cos(turn), sin(turn))
    down = Point(-sin(turn), cos(turn)) - slant * Point(cos(turn), sin(turn))
  }

  /// The pen's way over the page for a form: a polyline for each curve, in heights of the digit.
  func write(_ form: DigitVariant, generator: inout SeededGenerator) -> [[Point]] {
    var written: [[Point]] = []
    var strokeShift = Point.zero
    for curve in form.extremes.0.blended(with: form.extremes.1, part: blend).curves {
      if curve.startsAnew { strokeShift = unsteadiness * generator.nextNormalPoint() }
      var points = curve.points.map { point in
        bent(point) + strokeShift + 0.6 * unsteadiness * generator.nextNormalPoint()
      }
      if !curve.startsAnew, let corner = written.last?.last { points[0] = corner }
      written.append(smoothed(points))
    }
    return written.map { $0.map { across * $0.x + down * $0.y } }
  }

  private func bent(_ point: Point) -> Point {
    let middle = 2 * point - 1
    return point + bend.0 * middle.x * middle.x + bend.1 * middle.y * middle.y + bend.2 * middle.x * middle.y
  }

  /// A cubic Hermite curve through the points whose tangents are `roundness` times Catmull and Rom's.
  private func smoothed(_ points: [Point]) -> [Point] {
    let steps = 8
    var polyline: [Point] = []
    polyline.reserveCapacity(points.count * steps)
    for i in 0..<points.count - 1 {
      let (start, end) = (points[i], points[i + 1])
      let leaving = roundness * (end - points[max(i - 1, 0)]) / 2
      let arriving = roundness * (points[min(i + 2, points.count - 1)] - start) / 2
      for step in 0..<steps {
        let t = Float(step) / Float(steps)
        let (t2, t3) = (t * t, t * t * t)
        polyline.append(
          start * (2 * t3 - 3 * t2 + 1) + leaving * (t3 - 2 * t2 + t) + end * (3 * t2 - 2 * t3)
            + arriving * (t3 - t2))
      }
    }
    return polyline + points.suffix(1)
  }
}

extension SeededGenerator {
  /// Two independent normal numbers of deviation 1.
  mutating func nextNormalPoint() -> Point { Point(nextNormal(), nextNormal()) }
}
