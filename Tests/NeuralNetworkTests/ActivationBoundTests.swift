import Testing

@testable import NeuralNetwork

@Suite struct ActivationBoundTests {
  private func network(_ layers: [LayerSpecification], _ parameters: [Parameter]) throws -> Network {
    try Network(Architecture(inputHeight: 2, inputWidth: 2, layers: layers), parameters: parameters)
  }

  @Test("The bound follows the layers, and is that of the largest value between them")
  func dense() throws {
    let parameters = [
      Parameter(name: "dense1.weight", shape: [2, 4], values: [1, -2, 3, 0, 1, 1, 1, 1]),
      Parameter(name: "dense1.bias", shape: [2], values: [-5, 0]),
      Parameter(name: "dense2.weight", shape: [1, 2], values: [0.5, -0.25]),
      Parameter(name: "dense2.bias", shape: [1], values: [1]),
    ]
    let network = try network([.dense(outputs: 2), .relu, .dense(outputs: 1)], parameters)
    // 6 · 2 + 5 after the first layer, 0.75 · 17 + 1 after the second.
    #expect(network.activationBound(inputs: 2) == 17)
  }

  @Test("A convolution's bound sums over its window, with any number of channels")
  func convolution() throws {
    let outputs = 17
    let weights = (0..<outputs).flatMap { output in (0..<4).map { Float($0 == 0 ? -output : 1) } }
    let parameters = [
      Parameter(name: "conv1.weight", shape: [outputs, 1, 2, 2], values: weights),
      Parameter(name: "conv1.bias", shape: [outputs], values: [Float](repeating: 1, count: outputs)),
    ]
    let network = try network([.convolution(outputs: outputs, kernel: 2, padding: 0)], parameters)
    #expect(network.activationBound(inputs: 3) == 3 * (16 + 3) + 1)
  }

  @Test("The bound is infinite where a sum may overflow, even before a weight of 0")
  func overflow() throws {
    let parameters = { (hidden: Float, output: Float) in
      [
        Parameter(name: "dense1.weight", shape: [1, 4], values: [hidden, -hidden, 0, 0]),
        Parameter(name: "dense1.bias", shape: [1], values: [0]),
        Parameter(name: "dense2.weight", shape: [1, 1], values: [output]),
        Parameter(name: "dense2.bias", shape: [1], values: [0]),
      ]
    }
    for (hidden, output) in [(Float(3e38), Float(0)), (1e20, 1e20), (1e20, -1e20)] {
      let network = try network([.dense(outputs: 1), .relu, .dense(outputs: 1)], parameters(hidden, output))
      #expect(network.activationBound(inputs: 1) == .infinity)
    }
    // 0 · ∞
    let network = try network([.dense(outputs: 1), .relu, .dense(outputs: 1)], parameters(3e38, 1))
    #expect(network.activationBound(inputs: 0) == .infinity)
  }
}
