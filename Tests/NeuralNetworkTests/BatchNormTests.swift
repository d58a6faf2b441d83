import Testing

@testable import NeuralNetwork

@Suite struct BatchNormTests {
  private let shape = ActivationShape(channels: 3, height: 2, width: 2)

  @Test("During training, each channel's output has its shift as mean and its scale as standard deviation")
  func normalizes() {
    let output = normalized(
      rectifies: false, randomness: TrainingRandomness(seed: 1, step: 0, firstSample: 0))
    for channel in 0..<3 {
      let values = stride(from: channel, to: output.count, by: 3).map { Double(output[$0]) }
      let mean = values.reduce(0, +) / Double(values.count)
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
      #expect(abs(mean - Double(channel)) < 1e-5)
      #expect(abs(variance.squareRoot() - Double(channel + 1)) < 1e-4)
    }
  }

  @Test("At inference, channels are normalized by the running mean and variance")
  func runningMoments() {
    // mean 1, variance 4: factor scale / 2
    let output = normalized(rectifies: false, randomness: nil)
    for (index, value) in output.enumerated() {
      let channel = Float(index % 3)
      let normalized: Float = (input[index] - 1) / 2
      let expected: Float = normalized * (channel + 1) + channel
      #expect(abs(value - expected) < 1e-4)
    }
  }

  @Test("A layer that computes the following ReLU replaces negative values by 0")
  func rectifies() {
    let plain = normalized(rectifies: false, randomness: nil)
    #expect(normalized(rectifies: true, randomness: nil) == plain.map { max(0, $0) })
    #expect(plain.contains { $0 < 0 })
  }

  @Test("For inference, normalizations are folded into the weights, and the logits stay")
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
    let inference = network.forInference
    #expect(inference.parameters.map(\.name) == parameters.map(\.name).filter { $0.layer.kind != .batchNorm })
    #expect(!inference.architecture.layers.contains(.batchNorm))
    #expect(relativeDifference(inference.logits(of: batch).values, network.logits(of: batch).values) < 1e-5)
  }

  @Test(
    "A normalization that does not follow weights is refused",
    arguments: [[LayerSpecification.batchNorm], [.relu, .batchNorm]])
  func needsWeights(layers: [LayerSpecification]) {
    #expect(throws: ArchitectureError.normalizesNoWeights(layer: layers.count - 1)) {
      try Architecture(inputHeight: 2, inputWidth: 2, layers: layers)
    }
  }

  private let input: [Float] = (0..<60).map { (index: Int) -> Float in Float(index * 7 % 23) / 4 - 2 }

  /// Scales 1, 2, 3; shifts 0, 1, 2; running means 1, running variances 4.
  private func normalized(rectifies: Bool, randomness: TrainingRandomness?) -> [Float] {
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
            prepared: nil, randomness: randomness, scratch: arrays[2].base))
      }
    }
  }
}
