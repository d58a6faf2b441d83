import NeuralNetwork

/// The style in which one person writes one character: its variant, smoothness, width, and slant.
struct Handwriting {
  /// Where between the two extremes of a variant this hand writes: 0 is the first, 1 the second. It may lie a
  /// little outside 0…1.
  let variation: Float
  /// Standard deviation of a stroke's displacement, as a fraction of the digit's height.
  private let jitter: Float
  /// The tangents' scale: 0 gives straight lines from point to point, 1 a Catmull-Rom spline.
  private let roundness: Float
  private let distortion: Distortion

  /// A random hand.
  init(using generator: inout SeededGenerator) {
    variation = generator.nextUniform(in: -0.15...1.15)
    jitter = generator.nextUniform(in: 0.008...0.03)
    let isAngular = generator.nextUniform() < 0.08
    roundness = isAngular ? 0.2 : generator.nextUniform(in: 0.7...1.1)
    distortion = Distortion(.skeleton, using: &generator)
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
        distortion.bent(point) + strokeOffset + 0.6 * jitter * generator.nextNormalVector()
      }
      if !curve.startsStroke, let corner = polylines.last?.last { points[0] = corner }
      polylines.append(smoothed(points))
    }
    return polylines.map { $0.map(distortion.sheared) }
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
