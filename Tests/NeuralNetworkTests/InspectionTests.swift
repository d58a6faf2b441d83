import Testing

@testable import NeuralNetwork

@Suite struct InspectionTests {
  static let architectures: [Architecture] = {
    do {
      return try [
        .dense(inputHeight: 6, inputWidth: 5, hidden: [19, 7], outputs: 10),
        .dense(inputHeight: 8, inputWidth: 8, hidden: [], outputs: 10),
        Architecture(
          inputHeight: 9, inputWidth: 8,
          layers: [
            .convolution(outputs: 5, kernel: 3, padding: 1), .relu, .maxPool(size: 2),
            .convolution(outputs: 3, kernel: 3, padding: 0), .relu, .dense(outputs: 6), .relu,
            .dense(outputs: 4),
          ]),
        Architecture(
          inputHeight: 6, inputWidth: 6,
          layers: [.relu, .convolution(outputs: 2, kernel: 3, padding: 1), .dense(outputs: 3)]),
      ]
    } catch {
      fatalError("\(error)")
    }
  }()

  let generator = SeededGenerator(seed: 5)

  func network(_ architecture: Architecture) -> Network {
    var generator = generator
    return Network(architecture, initialization: .uniform(0.4), generator: &generator)
  }

  func sample(_ architecture: Architecture) -> [Float] {
    var generator = SeededGenerator(seed: 9)
    return (0..<architecture.inputs).map { _ in generator.nextUniform() }
  }

  @Test(
    "A trace ends in the network's logits, to the last bit", arguments: architectures.indices)
  func logits(index: Int) {
    let architecture = Self.architectures[index]
    let (network, sample) = (network(architecture), sample(architecture))
    let trace = network.trace(sample)
    #expect(trace.input.values == sample)
    #expect(trace.outputs.map(\.shape) == Array(architecture.shapes.dropFirst()))
    let logits = network.logits(of: Matrix(rows: 1, columns: sample.count, values: sample))
    #expect(trace.logits == logits.values)
  }

  @Test("A trace has the pre-activations before each ReLU", arguments: architectures.indices)
  func preactivations(example: Int) {
    let architecture = Self.architectures[example]
    let trace = network(architecture).trace(sample(architecture))
    for (index, layer) in architecture.layers.enumerated() where layer == .relu && index > 0 {
      let before = trace.outputs[index - 1].values
      #expect(before.contains { $0 < 0 })
      #expect(trace.outputs[index].values == before.map { max(0, $0) })
    }
  }

  @Test("The values of a convolution are in the order channel, row, column")
  func order() throws {
    let architecture = try Architecture(
      inputHeight: 2, inputWidth: 3, layers: [.convolution(outputs: 2, kernel: 1, padding: 0)])
    let network = try Network(
      architecture,
      parameters: [
        Parameter(name: "conv1.weight", shape: [2, 1, 1, 1], values: [1, 10]),
        Parameter(name: "conv1.bias", shape: [2], values: [0, 0.5]),
      ])
    let trace = network.trace([1, 2, 3, 4, 5, 6])
    #expect(trace.outputs[0].values == [1, 2, 3, 4, 5, 6, 10.5, 20.5, 30.5, 40.5, 50.5, 60.5])
  }

  @Test(
    "A backward trace's update equals one of training, to the last bit",
    arguments: architectures.indices)
  func update(index: Int) {
    let architecture = Self.architectures[index]
    let (network, sample) = (network(architecture), sample(architecture))
    let backward = network.trace(sample).backward(label: 2)
    var configuration = TrainingConfiguration()
    configuration.optimizer = .sgd
    configuration.learningRate = 0.25
    configuration.length = .steps(1)
    let trainer = Trainer(
      network, on: Samples(inputs: sample.count, values: sample, labels: [2]), configuration: configuration)
    var loss = 0.0
    trainer.run { event in
      if case .step(let report) = event { loss = report.training.loss }
      return .proceed
    }
    #expect(backward.updated(learningRate: 0.25) == trainer.network)
    #expect(backward.updated(learningRate: 0.25) != network)
    #expect(backward.loss == loss)
  }

  @Test("Gradients equal finite differences of the loss", arguments: architectures.indices)
  func slopes(example: Int) throws {
    let architecture = Self.architectures[example]
    let (network, sample) = (network(architecture), sample(architecture))
    let backward = network.trace(sample).backward(label: 1)
    #expect(backward.gradients.map(\.name) == network.parameters.map(\.name))
    let step: Float = 1e-3
    for (tensor, gradient) in backward.gradients.enumerated() {
      for index in stride(from: 0, to: gradient.values.count, by: gradient.values.count / 7 + 1) {
        func loss(_ change: Float) throws -> Double {
          var parameters = network.parameters
          var values = parameters[tensor].values
          values[index] += change
          parameters[tensor] = Parameter(
            name: parameters[tensor].name, shape: parameters[tensor].shape, values: values)
          return try Network(architecture, parameters: parameters).trace(sample).backward(label: 1).loss
        }
        let slope = try (loss(step) - loss(-step)) / Double(2 * step)
        #expect(abs(slope - Double(gradient.values[index])) < 2e-3, "\(gradient.name) \(index)")
      }
    }
  }

  @Test("The error of the logits is softmax minus target, and a ReLU passes on the errors of positive values")
  func errors() {
    let architecture = Self.architectures[0]
    let trace = network(architecture).trace(sample(architecture))
    let backward = trace.backward(label: 3)
    let probabilities = softmax(Matrix(rows: 1, columns: 10, values: trace.logits)).values
    for (digit, error) in backward.errors[4].values.enumerated() {
      #expect(abs(error - probabilities[digit] + (digit == 3 ? 1 : 0)) < 1e-6)
    }
    #expect(backward.errors.map(\.shape) == trace.outputs.map(\.shape))
    for (index, value) in trace.outputs[0].values.enumerated() {
      #expect(backward.errors[0].values[index] == (value > 0 ? backward.errors[1].values[index] : 0))
    }
  }

  @Test("The worked example in docs/mathematics.md is correct")
  func byHand() throws {
    let network = try Network(
      Architecture.dense(inputHeight: 1, inputWidth: 2, hidden: [2], outputs: 2),
      parameters: [
        Parameter(name: "dense1.weight", shape: [2, 2], values: [1, 2, -1, 1]),
        Parameter(name: "dense1.bias", shape: [2], values: [0.5, -0.5]),
        Parameter(name: "dense2.weight", shape: [2, 2], values: [1, -1, 2, 3]),
        Parameter(name: "dense2.bias", shape: [2], values: [0, 1]),
      ])
    let forward = network.trace([2, -1])
    #expect(forward.outputs.map(\.values) == [[0.5, -3.5], [0.5, 0], [0.5, 2]])
    let backward = forward.backward(label: 0)
    #expect(abs(backward.loss - 1.701) < 1e-3)
    let expected: [[Float]] = [
      [1.635, -0.818, 0, 0], [0.818, 0], [-0.409, 0, 0.409, 0], [-0.818, 0.818],
    ]
    for (gradient, expected) in zip(backward.gradients, expected) {
      for (value, expected) in zip(gradient.values, expected) { #expect(abs(value - expected) < 1e-3) }
    }
    #expect(zip(backward.errors[1].values, [0.818, 3.270]).allSatisfy { abs($0 - $1) < 1e-3 })
    #expect(zip(backward.errors[0].values, [0.818, 0]).allSatisfy { abs($0 - $1) < 1e-3 })
  }
}
