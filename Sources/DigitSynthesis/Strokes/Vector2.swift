import NeuralNetwork

/// A point or a direction in the plane: x to the right, y down.
typealias Vector2 = SIMD2<Float>

extension Vector2 {
  /// The Euclidean length.
  @inline(__always)
  var length: Float { (self * self).sum().squareRoot() }
}

extension SeededGenerator {
  /// Two independent samples of the standard normal distribution.
  mutating func nextNormalVector() -> Vector2 { Vector2(nextNormal(), nextNormal()) }

  /// One of the elements; all are equally likely.
  mutating func nextElement<Element>(of elements: [Element]) -> Element {
    elements[Int(nextUniform() * Float(elements.count))]
  }
}
