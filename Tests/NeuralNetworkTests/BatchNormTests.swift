import Testing

@testable import NeuralNetwork

@Suite struct BatchNormTests {
  private let shape = ActivationShape(channels: 3, height: 2, width: 2)

  @Test("In training each channel gets the mean of its shift and the deviation of its scale")
  func normalizes() {
    let output = normalized(rectifies: false, draws: Draws(seed: 1, step: 0, firstSample: 0))
    for channel in 0..<3 {
      let values = stride(from: channel, to: output.count, by: 3).map { Double(output[$0]) }
      let mean = values.reduce(0, +) / Double(values.count)
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
      #expect(abs(mean - Double(channel)) < 1e-5)
      #expect(abs(variance.squareRoot() - Double(channel + 1)) < 1e-4)
    }
  }

  @Test("When the network is used, the running moments are those that count")
  func runningMoments() {
    // mean 1, variance 4: factor scale / 2
    let output = normalized(rectifies: false, draws: nil)
    for (place, value) in output.enumerated() {
      let channel = Float(place % 3)
      let normalized: Float = (input[place] - 1) / 2
      let expected: Float = normalized * (channel + 1) + channel
      #expect(abs(value - expected) < 1e-4)
    }
  }

  @Test("A ReLU that is computed along cuts off what is below 0")
  func rectifies() {
    let plain = normalized(rectifies: false, draws: nil)
    #expect(normalized(rectifies: true, draws: nil) == plain.map { max(0, $0) })
    #expect(plain.contains { $0 < 0 })
  }

  @Test("A network's logits do not change when its normalizations are folded into its weights")
  func folds() throws {
    let architecture = try Architecture(
      inputHeight: 6, inputWidth: 6,
      layers: [
        .convolution(outputs: 18, kernel: 3, padding: 1), .batchNorm, .relu, .maxPool(size: 2),
        .dense(outputs: 20), .batchNorm, .relu, .dense(outputs: 10),
      ])
    var generator = SeededGenerator(seed: 1)
    let parameters = Network(architecture, generator: &generator).parameters.map { parameter in
      let isPositive = parameter.name.role == .variance
      return Parameter(
        name: parameter.name, shape: parameter.shape,
        values: parameter.values.map { $0 + generator.nextUniform(in: isPositive ? 0...1 : -0.2...0.2) })
    }
    let network = try Network(architecture, parameters: parameters)
    let batch = Matrix(rows: 7, columns: 36, values: (0..<7 * 36).map { _ in generator.nextUniform() })
    let folded = network.forInference
    #expect(folded.parameters.map(\.name) == parameters.map(\.name).filter { $0.layer.kind != .batchNorm })
    #expect(!folded.architecture.layers.contains(.batchNorm))
    #expect(relativeDifference(folded.logits(of: batch).values, network.logits(of: batch).values) < 1e-5)
  }

  @Test(
    "A normalization with no weights before it is refused",
    arguments: [[LayerSpecification.batchNorm], [.relu, .batchNorm]])
  func needsWeights(layers: [LayerSpecification]) {
    #expect(throws: ArchitectureError.normalizesNoWeights(layer: layers.count - 1)) {
      try Architecture(inputHeight: 2, inputWidth: 2, layers: layers)
    }
  }

  private let input: [Float] = (0..<60).map { (place: Int) -> Float in Float(place * 7 % 23) / 4 - 2 }

  /// Scales 1, 2, 3; shifts 0, 1, 2; running means 1, running variances 4.
  private func normalized(rectifies: Bool, draws: Draws?) -> [Float] {
    let layer = BatchNorm(shape: shape, rectifies: rectifies)
    let arrays = (0..<3).map { _ in AlignedFloats(count: 128) }
    for channel in 0..<3 {
      arrays[0].base[channel] = Float(channel + 1)
      arrays[0].base[panelColumns + channel] = Float(channel)
      arrays[1].base[channel] = 1
      arrays[1].base[panelColumns + channel] = 4
    }
    return [Float](unsafeUninitializedCapacity: input.count) { output, count in
      count = input.count
      input.withUnsafeBufferPointer { input in
        guard let input = input.baseAddress, let output = output.baseAddress else { return }
        layer.forward(
          ForwardPass(
            samples: 5, input: input, output: output, parameters: arrays[0].base, statistics: arrays[1].base,
            draws: draws, scratch: arrays[2].base))
      }
    }
  }
}
