import NeuralNetwork

/// The way in which a written digit is written once more: distorted, with a trembling hand, and with longer or shorter
/// ends of its strokes.
struct Rewriting {
  private let distortion: Distortion
  /// Standard deviation of a stroke's displacement, as a fraction of the digit's size.
  private let displacement: Float
  /// Standard deviation of the tremor, in the same unit.
  private let tremor: Float
  /// Standard deviation of the change in length at each end of a stroke, in the same unit.
  private let endDeviation: Float

  /// The distance between the points of a rewritten stroke, as a fraction of the digit's size.
  private static let spacing: Float = 0.05

  /// A random way.
  init(using generator: inout SeededGenerator) {
    distortion = Distortion(.written, using: &generator)
    displacement = generator.nextUniform(in: 0...0.02)
    tremor = generator.nextUniform(in: 0...0.012)
    endDeviation = generator.nextUniform(in: 0...0.03)
  }

  /// Writes strokes once more.
  ///
  /// - Parameter strokes: points, 0…1 × 0…1; a stroke has one or more.
  /// - Returns: a polyline of two or more points for each stroke.
  func write(_ strokes: [[Vector2]], using generator: inout SeededGenerator) -> [[Vector2]] {
    strokes.map { stroke in
      let offset = displacement * generator.nextNormalVector()
      var points = stroke.count > 1 ? stroke : [stroke[0], stroke[0]]
      let (first, last) = (points[0], points[points.count - 1])
      points[0] += direction(from: points[1], to: first) * (endDeviation * generator.nextNormal())
      points[points.count - 1] +=
        direction(from: points[points.count - 2], to: last) * (endDeviation * generator.nextNormal())
      // The tremor is a first-order autoregressive process of standard deviation `tremor`.
      var deviation = tremor * generator.nextNormalVector()
      return evenlySpaced(points).map { point in
        defer { deviation = 0.8 * deviation + 0.6 * tremor * generator.nextNormalVector() }
        return distortion.sheared(distortion.bent(point) + offset + deviation)
      }
    }
  }

  /// The points of a polyline, with more on its segments so that none is longer than the spacing.
  private func evenlySpaced(_ points: [Vector2]) -> [Vector2] {
    var result = [points[0]]
    for i in 1..<points.count {
      let segment = points[i] - points[i - 1]
      let parts = max(1, (segment.length / Rewriting.spacing).rounded(.up))
      for part in 1...Int(parts) { result.append(points[i - 1] + segment * (Float(part) / parts)) }
    }
    return result
  }

  /// The unit vector from one point to another; zero if they are the same.
  private func direction(from start: Vector2, to end: Vector2) -> Vector2 {
    let difference = end - start
    return difference / max(difference.length, 1e-6)
  }
}
