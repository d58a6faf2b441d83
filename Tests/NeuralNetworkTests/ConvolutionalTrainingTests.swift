import Foundation
import Testing

@testable import NeuralNetwork

/// A convolutional network compared with PyTorch's: conv 4×3×3 padding 1, ReLU, pool 2, conv 6×3×3, ReLU, pool 2, dense 10.
@Suite(.enabled(if: sharedFixturesExist)) struct ConvolutionalTrainingTests {
  let fixture: TensorFile
  let samples: Samples
  let initial: Network

  private static let names: [TensorName] = [
    "conv1.weight", "conv1.bias", "conv2.weight", "conv2.bias", "dense1.weight", "dense1.bias",
  ]

  init() throws {
    fixture = try TensorFile(sharedFixtures.appending(path: "convolutional.safetensors"))
    samples = Samples(
      inputs: 784, values: try fixture.bytes("pixels").map { Float($0) / 255 },
      labels: try fixture.bytes("labels").map(Int.init))
    let architecture = try Architecture(
      inputHeight: 28, inputWidth: 28,
      layers: [
        .convolution(outputs: 4, kernel: 3, padding: 1), .relu, .maxPool(size: 2),
        .convolution(outputs: 6, kernel: 3, padding: 0), .relu, .maxPool(size: 2), .dense(outputs: 10),
      ])
    initial = try Network(
      architecture,
      parameters: Self.names.map { [fixture] name in
        let reference = "initial." + Self.reference(name)
        return Parameter(
          name: name, shape: try fixture.shape(reference), values: try fixture.floats(reference))
      })
  }

  /// In the fixture, the dense layer is called "dense".
  private static func reference(_ name: TensorName) -> String {
    name.description.replacingOccurrences(of: "dense1", with: "dense")
  }

  @Test("The logits equal PyTorch's")
  func logits() throws {
    let logits = initial.logits(of: samples.matrix)
    #expect(relativeDifference(logits.values, try fixture.floats("initial.logits")) < 1e-5)
  }

  @Test("The gradients equal PyTorch's")
  func gradients() throws {
    // With a learning rate of 1, one step of SGD subtracts exactly the gradient.
    var configuration = TrainingConfiguration()
    configuration.batchSize = nil
    configuration.learningRate = 1
    configuration.length = .steps(1)
    let trainer = Trainer(initial, on: samples, configuration: configuration)
    trainer.run()
    for (before, after) in zip(initial.parameters, trainer.network.parameters) {
      let gradient = zip(before.values, after.values).map { $0 - $1 }
      let expected = try fixture.floats("first.\(Self.reference(before.name)).gradient")
      #expect(relativeDifference(gradient, expected) < 1e-4, "\(before.name)")
    }
  }

  static let optimizers: [(String, Optimizer, Float, Float)] = [
    ("sgd", .sgd, 0.05, 0), ("momentum", .momentum(0.9), 0.05, 0), ("adam", .adam(), 0.002, 0),
    ("adamw", .adamW(), 0.002, 0.05),
  ]

  @Test("Eight updates of each optimizer give PyTorch's losses and parameters", arguments: optimizers)
  func training(name: String, optimizer: Optimizer, learningRate: Float, weightDecay: Float) throws {
    var configuration = TrainingConfiguration()
    configuration.optimizer = optimizer
    configuration.learningRate = learningRate
    configuration.weightDecay = weightDecay
    configuration.batchSize = nil
    configuration.shuffles = false
    configuration.length = .steps(8)
    let trainer = Trainer(initial, on: samples, configuration: configuration)
    let losses = trainer.runRecordingLosses()
    #expect(relativeDifference(losses, try fixture.floats("\(name).losses")) < 1e-4)
    for parameter in trainer.network.parameters {
      let expected = try fixture.floats("\(name).final.\(Self.reference(parameter.name))")
      #expect(relativeDifference(parameter.values, expected) < 1e-4, "\(parameter.name)")
    }
  }
}

/// A small network with batch normalization compared with PyTorch's, from a committed fixture.
@Suite struct NormalizedTrainingTests {
  @Test("Eight updates with batch normalization and label smoothing give PyTorch's losses and parameters")
  func training() throws {
    let fixture = try TensorFile(committedFixtures.appending(path: "convolutional-normalized.safetensors"))
    let samples = Samples(
      inputs: 64, values: try fixture.bytes("pixels").map { Float($0) / 16 },
      labels: try fixture.bytes("labels").map(Int.init))
    let architecture = try Architecture(
      inputHeight: 8, inputWidth: 8,
      layers: [
        .convolution(outputs: 4, kernel: 3, padding: 1), .batchNorm, .relu, .maxPool(size: 2),
        .convolution(outputs: 5, kernel: 3, padding: 0), .relu, .dense(outputs: 10),
      ])
    var generator = SeededGenerator(seed: 0)
    let initial = try Network(architecture, generator: &generator).parameters.map { parameter in
      let isRunning = [.mean, .variance].contains(parameter.name.role)
      return Parameter(
        name: parameter.name, shape: parameter.shape,
        values: isRunning ? parameter.values : try fixture.floats("initial.\(parameter.name)"))
    }
    var configuration = TrainingConfiguration()
    configuration.optimizer = .adamW()
    configuration.learningRate = 0.01
    configuration.weightDecay = 0.1
    configuration.labelSmoothing = 0.1
    configuration.shuffles = false
    configuration.length = .steps(8)
    let trainer = Trainer(
      try Network(architecture, parameters: initial), on: samples, configuration: configuration)
    let losses = trainer.runRecordingLosses()
    #expect(relativeDifference(losses, try fixture.floats("losses")) < 1e-5)
    for tensor in trainer.network.parameters {
      let name = tensor.name
      // The gradient of a bias before a normalization is only rounding error, which Adam scales up.
      if ["conv1.bias", "norm1.mean", "norm1.variance"].contains(name) { continue }
      #expect(relativeDifference(tensor.values, try fixture.floats("final.\(name)")) < 1e-4, "\(name)")
    }
  }
}
