import NeuralNetwork
import SystemSupport

/// A smooth deformation of a character: a slight bend, then width, slant, and rotation.
struct Distortion {
  /// The distributions from which a distortion is sampled.
  struct Amounts {
    /// Standard deviation of the bend's coefficients.
    var bend: Float
    /// Median of the width, as a factor.
    var width: Float
    /// Standard deviation of the width's natural logarithm.
    var widthDeviation: Float
    /// Mean of the slant to the right: horizontal shift per height.
    var slant: Float
    /// Standard deviation of the slant.
    var slantDeviation: Float
    /// Standard deviation of the rotation, in radians.
    var rotation: Float

    /// For skeletons, which are upright and as wide as they are high.
    static let skeleton = Amounts(
      bend: 0.02, width: 0.74, widthDeviation: 0.24, slant: 0.05, slantDeviation: 0.14, rotation: 0.06)
    /// For written strokes, which have a width and a slant of their own.
    static let written = Amounts(
      bend: 0.015, width: 1, widthDeviation: 0.12, slant: 0, slantDeviation: 0.1, rotation: 0.06)
  }

  /// Coefficients of x², y² and xy in the displacement of a point at (x, y), −1…1 from the center.
  private let bend: (Vector2, Vector2, Vector2)
  /// The images of the unit square's axes: width, slant, and rotation of the character.
  private let xAxis: Vector2
  private let yAxis: Vector2

  /// A random distortion.
  init(_ amounts: Amounts, using generator: inout SeededGenerator) {
    bend = (
      amounts.bend * generator.nextNormalVector(), amounts.bend * generator.nextNormalVector(),
      amounts.bend * generator.nextNormalVector()
    )
    let width = amounts.width * exp(amounts.widthDeviation * generator.nextNormal())
    let slant = amounts.slant + amounts.slantDeviation * generator.nextNormal()
    let rotation = amounts.rotation * generator.nextNormal()
    xAxis = width * Vector2(cos(rotation), sin(rotation))
    yAxis = Vector2(-sin(rotation), cos(rotation)) - slant * Vector2(cos(rotation), sin(rotation))
  }

  /// A point of the unit square, bent.
  func bent(_ point: Vector2) -> Vector2 {
    let center = 2 * point - 1
    return point + bend.0 * center.x * center.x + bend.1 * center.y * center.y + bend.2 * center.x * center.y
  }

  /// A bent point with the width, slant, and rotation of the character.
  func sheared(_ point: Vector2) -> Vector2 { xAxis * point.x + yAxis * point.y }
}
