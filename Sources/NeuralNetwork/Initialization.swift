/// How parameters are drawn before training.
public enum Initialization: Sendable, Equatable {
  /// Weights normal with mean 0 and variance 2 / fan-in, biases 0: as much variance behind each ReLU as before it
  /// (He et al., "Delving deep into rectifiers", 2015).
  case he
  /// Weights and biases evenly from -limit to limit, limit > 0, however many inputs a neuron has.
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
