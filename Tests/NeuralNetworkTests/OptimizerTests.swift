import Foundation
import Testing

@testable import NeuralNetwork

/// Training compared with PyTorch's optimizers, from a committed fixture: Fixtures/make_optimizer_fixture.py.
@Suite struct OptimizerTests {
  struct Case: CustomTestStringConvertible {
    /// The fixture's name of the training.
    let name: String
    let optimizer: Optimizer
    let learningRate: Float
    let weightDecay: Float

    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "sgd-decay", optimizer: .sgd, learningRate: 0.1, weightDecay: 0.05),
    Case(name: "momentum", optimizer: .momentum(0.9), learningRate: 0.1, weightDecay: 0),
    Case(name: "momentum-decay", optimizer: .momentum(0.9), learningRate: 0.1, weightDecay: 0.05),
    Case(name: "adam", optimizer: .adam(), learningRate: 0.02, weightDecay: 0),
    Case(name: "adam-decay", optimizer: .adam(), learningRate: 0.02, weightDecay: 0.05),
    Case(name: "adamw", optimizer: .adamW(), learningRate: 0.02, weightDecay: 0.1),
    Case(
      name: "adamw-betas", optimizer: .adamW(beta1: 0.8, beta2: 0.9, epsilon: 1e-3), learningRate: 0.02,
      weightDecay: 0.1),
  ]

  @Test("Twelve updates of each optimizer give PyTorch's losses and parameters", arguments: cases)
  func followsPyTorch(_ example: Case) throws {
    let fixture = try TensorFile(committedFixtures.appending(path: "optimizers.safetensors"))
    let samples = Samples(
      inputs: 36, values: try fixture.bytes("pixels").map { Float($0) / 16 },
      labels: try fixture.bytes("labels").map(Int.init))
    let architecture = try Architecture(
      inputHeight: 6, inputWidth: 6,
      layers: [
        .convolution(outputs: 3, kernel: 3, padding: 0), .relu, .maxPool(size: 2), .dense(outputs: 7), .relu,
        .dense(outputs: 10),
      ])
    let initial = try
      (["conv1.weight", "conv1.bias", "dense1.weight", "dense1.bias", "dense2.weight", "dense2.bias"]
      as [TensorName]).map { name in
        Parameter(
          name: name, shape: try fixture.shape("initial.\(name)"),
          values: try fixture.floats("initial.\(name)"))
      }
    var configuration = TrainingConfiguration()
    configuration.optimizer = example.optimizer
    configuration.learningRate = example.learningRate
    configuration.weightDecay = example.weightDecay
    configuration.batchSize = 5
    configuration.shuffles = false
    configuration.length = .epochs(3)
    let trainer = Trainer(
      try Network(architecture, parameters: initial), on: samples, configuration: configuration)
    let losses = trainer.runRecordingLosses()
    #expect(losses.count == 12)
    #expect(relativeDifference(losses, try fixture.floats("\(example.name).losses")) < 2e-6)
    for parameter in trainer.network.parameters {
      let expected = try fixture.floats("\(example.name).\(parameter.name)")
      #expect(relativeDifference(parameter.values, expected) < 2e-6, "\(parameter.name)")
    }
  }
}
