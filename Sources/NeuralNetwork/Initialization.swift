/// The distribution of a network's parameters before training.
public enum Initialization: Sendable, Equatable {
  /// Weights are normal with mean 0 and variance 2 / fan-in, biases are 0. This keeps the variance of the signal the
  /// same from ReLU to ReLU (He et al., "Delving deep into rectifiers", 2015).
  case he
  /// Weights and biases are uniform in -limit…limit, limit > 0, whatever the number of inputs of a neuron.
  case uniform(Float)

  func weights(_ count: Int, fanIn: Int, generator: inout SeededGenerator) -> [Float] {
    switch self {
    case .he:
      let deviation = (2 / Float(fanIn)).squareRoot()
      return (0..<count).map { _ in deviation * generator.nextNormal() }
    case .uniform(let limit): return (0..<count).map { _ in generator.nextUniform(in: -limit...limit) }
    }
  }

  func biases(_ count: Int, generator: inout SeededGenerator) -> [Float] {
    switch self {
    case .he: [Float](repeating: 0, count: count)
    case .uniform(let limit): (0..<count).map { _ in generator.nextUniform(in: -limit...limit) }
    }
  }
}
