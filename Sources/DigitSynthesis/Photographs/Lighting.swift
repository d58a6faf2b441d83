import NeuralNetwork
import SystemSupport

/// Uneven light on paper: a gradient, a vignette, and sometimes the edge of a shadow.
struct Lighting {
  /// Lightness of the paper in the center, 0…1, outside the shadow.
  private let brightness: Float
  /// Relative change of the lightness from one side of the image to the other.
  private let gradient: Vector2
  /// Relative loss of light per squared distance from the center.
  private let vignette: Float
  /// The direction in which the shadow lies, the distance of its edge from the center, the width of the edge, and
  /// the fraction of the light that remains in it; 1 without a shadow.
  private let shadow: (direction: Vector2, distance: Float, softness: Float, light: Float)

  init(using generator: inout SeededGenerator, shadowProbability: Float = 0.3) {
    brightness = generator.nextUniform(in: 0.45...0.95)
    gradient = 0.12 * generator.nextNormalVector()
    vignette = generator.nextUniform(in: 0...0.5)
    let angle = generator.nextUniform(in: 0...6.2832)
    let isShaded = generator.nextUniform() < shadowProbability
    shadow = (
      Vector2(cos(angle), sin(angle)), generator.nextUniform(in: -0.5...0.5),
      generator.nextUniform(in: 0.02...0.3), isShaded ? generator.nextUniform(in: 0.5...0.9) : 1
    )
  }

  /// The lightness of blank paper at a position, 0…1 × 0…1.
  func lightness(_ x: Float, _ y: Float) -> Float {
    let position = Vector2(x - 0.5, y - 0.5)
    let depth = min(max(((position * shadow.direction).sum() - shadow.distance) / shadow.softness, 0), 1)
    return brightness * (1 + (position * gradient).sum()) * (1 - vignette * (position * position).sum())
      * (1 - depth * (1 - shadow.light))
  }
}
