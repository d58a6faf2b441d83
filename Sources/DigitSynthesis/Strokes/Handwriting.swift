import NeuralNetwork
import SystemSupport

/// The style in which one person writes one character: its variant, smoothness, width, and slant.
struct Handwriting {
  /// Where between the two extremes of a variant this hand writes: 0 is the first, 1 the second. It may lie a
  /// little outside 0…1.
  let variation: Float
  /// Standard deviation of a stroke's displacement, as a fraction of the digit's height.
  private let jitter: Float
  /// The tangents' scale: 0 gives straight lines from point to point, 1 a Catmull-Rom spline.
  private let roundness: Float
  /// Coefficients of x², y² and xy in the displacement of a point at (x, y), −1…1 from the center.
  private let bend: (Vector2, Vector2, Vector2)
  /// The images of the unit square's axes: width, slant, and rotation of the character.
  private let xAxis: Vector2
  private let yAxis: Vector2

  /// A random hand.
  init(using generator: inout SeededGenerator) {
    variation = generator.nextUniform(in: -0.15...1.15)
    jitter = generator.nextUniform(in: 0.008...0.03)
    let isAngular = generator.nextUniform() < 0.08
    roundness = isAngular ? 0.2 : generator.nextUniform(in: 0.7...1.1)
    bend = (
      0.02 * generator.nextNormalVector(), 0.02 * generator.nextNormalVector(),
      0.02 * generator.nextNormalVector()
    )
    let width = 0.74 * exp(0.24 * generator.nextNormal())
    let slant = 0.05 + 0.14 * generator.nextNormal()
    let rotation = 0.06 * generator.nextNormal()
    xAxis = width * Vector2(cos(rotation), sin(rotation))
    yAxis = Vector2(-sin(rotation), cos(rotation)) - slant * Vector2(cos(rotation), sin(rotation))
  }

  /// Writes a character.
  ///
  /// - Returns: a polyline for each of the skeleton's curves, in units of the character's height. Polylines meet at
  ///   corners.
  func write(_ skeleton: Skeleton, using generator: inout SeededGenerator) -> [[Vector2]] {
    var polylines: [[Vector2]] = []
    var strokeOffset = Vector2.zero
    for curve in skeleton.curves {
      if curve.startsStroke { strokeOffset = jitter * generator.nextNormalVector() }
      var points = curve.points.map { point in
        bent(point) + strokeOffset + 0.6 * jitter * generator.nextNormalVector()
      }
      if !curve.startsStroke, let corner = polylines.last?.last { points[0] = corner }
      polylines.append(smoothed(points))
    }
    return polylines.map { $0.map { xAxis * $0.x + yAxis * $0.y } }
  }

  private func bent(_ point: Vector2) -> Vector2 {
    let center = 2 * point - 1
    return point + bend.0 * center.x * center.x + bend.1 * center.y * center.y + bend.2 * center.x * center.y
  }

  /// A cubic Hermite spline through the points, eight line segments between two of them, whose tangents are
  /// `roundness` times those of a Catmull-Rom spline.
  private func smoothed(_ points: [Vector2]) -> [Vector2] {
    let steps = 8
    var polyline: [Vector2] = []
    polyline.reserveCapacity(points.count * steps)
    for i in 0..<points.count - 1 {
      let (start, end) = (points[i], points[i + 1])
      let startTangent = roundness * (end - points[max(i - 1, 0)]) / 2
      let endTangent = roundness * (points[min(i + 2, points.count - 1)] - start) / 2
      for step in 0..<steps {
        let t = Float(step) / Float(steps)
        let (t2, t3) = (t * t, t * t * t)
        polyline.append(
          start * (2 * t3 - 3 * t2 + 1) + startTangent * (t3 - 2 * t2 + t) + end * (3 * t2 - 2 * t3)
            + endTangent * (t3 - t2))
      }
    }
    return polyline + points.suffix(1)
  }
}
