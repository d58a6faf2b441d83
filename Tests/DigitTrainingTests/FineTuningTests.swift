import DigitData
import DigitModel
import NeuralNetwork
import Testing

@testable import DigitTraining

@Suite struct FineTuningTests {
  private static func ancestor(side: Int = 28) throws -> Model {
    var generator = SeededGenerator(seed: 5)
    let architecture = try Architecture.dense(inputHeight: side, inputWidth: side, hidden: [8], outputs: 10)
    return Model(
      network: Network(architecture, generator: &generator), pixelScale: side == 8 ? 16 : 255,
      preprocessingVersion: 2, temperature: 2.5)
  }

  private static func model(_ digits: LabeledDigits, from initial: Model, fraction: Float, steps: Int) throws
    -> Model
  {
    var network = NetworkConfiguration()
    network.initialModel = initial
    network.initialFraction = fraction
    var training = TrainingConfiguration()
    training.length = .steps(steps)
    let plan = try TrainingPlan(
      digits, data: TrainingDataConfiguration(), network: network, training: training)
    let session = try TrainingSession(plan, SessionConfiguration(), jobs: 2)
    _ = try session.run()
    return try session.model()
  }

  @Test("A network that did not change gets its ancestor's temperature")
  func temperature() throws {
    let model = try Self.model(largeBarDigits(count: 20), from: Self.ancestor(), fraction: 0, steps: 0)
    #expect(abs(model.temperature / 2.5 - 1) < 0.002)
  }

  @Test("The result is the mean of the initial and the trained parameters, in the fraction of the recipe")
  func fraction() throws {
    let (digits, initial) = (barDigits(count: 100), try Self.ancestor(side: 8))
    let values = { (fraction: Float) in
      try Self.model(digits, from: initial, fraction: fraction, steps: 20).network.parameters.flatMap(
        \.values)
    }
    let (trained, mixed) = (try values(0), try values(0.25))
    let start = initial.network.parameters.flatMap(\.values)
    #expect(trained != start)
    #expect(
      zip(zip(start, trained), mixed).allSatisfy { abs(0.25 * $0.0 + 0.75 * $0.1 - $1) < 1e-6 })
  }

  @Test("The validation accuracy is that of the mean, not of the trained network")
  func validationAccuracy() throws {
    let digits = barDigits(count: 300)
    let untrained = try Self.model(digits, from: Self.ancestor(side: 8), fraction: 0, steps: 0)
    let kept = try Self.model(digits, from: Self.ancestor(side: 8), fraction: 1, steps: 200)
    #expect(kept.training?.validationAccuracy == untrained.training?.validationAccuracy)
    let trained = try Self.model(digits, from: Self.ancestor(side: 8), fraction: 0, steps: 200)
    #expect(trained.training?.validationAccuracy != untrained.training?.validationAccuracy)
  }

  @Test(
    "Few images are shown often, many a few times",
    arguments: [(1, 20, 10), (100, 20, 30), (200, 10, 60), (5000, 5, 1500)])
  func recipe(images: Int, epochs: Int, synthetic: Int) {
    #expect(FineTuning.epochs(images: images) == epochs)
    #expect(FineTuning.syntheticDigits(images: images) == synthetic)
  }
}
