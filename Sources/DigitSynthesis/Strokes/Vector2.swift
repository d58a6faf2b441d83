import NeuralNetwork

/// A point or a direction in the plane: x to the right, y down.
typealias Vector2 = SIMD2<Float>

extension SeededGenerator {
  /// Two independent samples of the standard normal distribution.
  mutating func nextNormalVector() -> Vector2 { Vector2(nextNormal(), nextNormal()) }
}
