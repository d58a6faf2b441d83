import Foundation
import Testing

@testable import NeuralNetwork

@Suite struct TrainerTests {
  @Test(
    "Training equals NumPy's: losses, accuracies, first gradients, last parameters",
    .enabled(if: sharedFixturesExist),
    arguments: ["full-batch-784-10-10", "full-batch-784-128-10", "mini-batch-64-32-10"])
  func followsNumPy(name: String) throws {
    try checkAgainstNumPy(TensorFile(sharedFixtures.appending(path: "\(name).safetensors")))
  }

  @Test("Training equals NumPy's on a small committed case")
  func followsNumPyCommitted() throws {
    try checkAgainstNumPy(TensorFile(committedFixtures.appending(path: "mini-batch-12-7-10.safetensors")))
  }

  private func checkAgainstNumPy(_ fixture: TensorFile) throws {
    let scale = try Float(fixture.number("pixel_scale"))
    let inputs = try fixture.shape("pixels")[1]
    let samples = Samples(
      inputs: inputs, values: try fixture.bytes("pixels").map { Float($0) / scale },
      labels: try fixture.bytes("labels").map(Int.init))
    let architecture = try Architecture.dense(
      inputHeight: 1, inputWidth: inputs, hidden: [Int(fixture.number("hidden"))], outputs: 10)
    let names: [TensorName: String] = [
      "dense1.weight": "W1", "dense1.bias": "b1", "dense2.weight": "W2", "dense2.bias": "b2",
    ]
    var generator = SeededGenerator(seed: 0)
    let initial = try Network(architecture, generator: &generator).parameters.map { parameter in
      Parameter(
        name: parameter.name, shape: parameter.shape,
        values: try fixture.floats("initial.\(names[parameter.name] ?? "")"))
    }
    let network = try Network(architecture, parameters: initial)
    var configuration = TrainingConfiguration()
    configuration.learningRate = try Float(fixture.number("learning_rate"))
    configuration.batchSize = try Int(fixture.number("batch_size"))
    configuration.length = try .steps(Int(fixture.number("steps")))
    configuration.shuffles = false
    let trainer = Trainer(network, on: samples, configuration: configuration)

    var reports: [StepReport] = []
    var firstGradients: [TensorName: [Float]] = [:]
    trainer.run { event in
      guard case .step(let report) = event else { return .proceed }
      if reports.isEmpty {
        for (before, after) in zip(initial, trainer.network.parameters) {
          firstGradients[before.name] = zip(before.values, after.values).map {
            ($0 - $1) / configuration.learningRate
          }
        }
      }
      reports.append(report)
      return .proceed
    }

    #expect(relativeDifference(reports.map { Float($0.training.loss) }, try fixture.floats("losses")) < 1e-5)
    #expect(
      relativeDifference(reports.map { Float($0.training.accuracy) }, try fixture.floats("accuracies")) < 1e-6
    )
    for parameter in trainer.network.parameters {
      let reference = names[parameter.name] ?? ""
      let gradient = try #require(firstGradients[parameter.name])
      // The gradient is a difference of float32 parameters over a learning rate of about 0.1.
      #expect(relativeDifference(gradient, try fixture.floats("first.\(reference).gradient")) < 2e-3)
      #expect(relativeDifference(parameter.values, try fixture.floats("final.\(reference)")) < 1e-4)
    }
    let probabilities = softmax(trainer.network.logits(of: samples.matrix))
    // The reference has a column a sample.
    let bySample = (0..<10).flatMap { digit in (0..<samples.count).map { probabilities[$0, digit] } }
    #expect(relativeDifference(bySample, try fixture.floats("final.probabilities")) < 1e-4)
  }

  /// A convolutional network with everything that uses random numbers or keeps state, and data for it.
  private struct Elaborate {
    let samples = Samples.clusters(count: 150, inputs: 100, classes: 10, seed: 5)
    let network: Network
    var configuration = TrainingConfiguration()

    init() throws {
      var generator = SeededGenerator(seed: 9)
      network = Network(
        try Architecture(
          inputHeight: 10, inputWidth: 10,
          layers: [
            .convolution(outputs: 5, kernel: 3, padding: 1), .batchNorm, .relu, .maxPool(size: 2),
            .dropout(rate: 0.1),
            .dense(outputs: 17), .relu, .dropout(rate: 0.4), .dense(outputs: 10),
          ]), generator: &generator)
      configuration.optimizer = .adamW()
      configuration.learningRate = 0.01
      configuration.weightDecay = 0.1
      configuration.labelSmoothing = 0.1
      configuration.averagingDecay = 0.9
      configuration.schedule = .cosine(warmUp: 2)
      // 150 samples are a batch of 4 shards and one of 2.
      configuration.batchSize = 100
      configuration.length = .epochs(3)
    }

    func trainer() -> Trainer { Trainer(network, on: samples, configuration: configuration) }
  }

  @Test("The same seed gives the same bytes whatever the number of jobs", arguments: [2, 3, 4])
  func sameBytesForAnyJobs(jobs: Int) throws {
    let elaborate = try Elaborate()
    let (alone, together) = (elaborate.trainer(), elaborate.trainer())
    alone.run(jobs: 1)
    together.run(jobs: jobs)
    #expect(together.state == alone.state)
    #expect(together.network == alone.network)
  }

  @Test("Another seed gives another network")
  func seedsDiffer() throws {
    var elaborate = try Elaborate()
    let one = elaborate.trainer()
    elaborate.configuration.seed = 2
    let other = elaborate.trainer()
    one.run()
    other.run()
    #expect(one.network != other.network)
  }

  @Test("A training that is stopped and restored gives the same bytes as an uninterrupted one")
  func restores() throws {
    let elaborate = try Elaborate()
    let whole = elaborate.trainer()
    whole.run()
    let halted = elaborate.trainer()
    halted.run { event in
      if case .step(let report) = event, report.step == 3 { return .stop }
      return .proceed
    }
    let restored = elaborate.trainer()
    try restored.restore(halted.state)
    restored.run()
    #expect(restored.state == whole.state)
  }

  @Test("A state that does not fit the trainer is refused and changes nothing")
  func foreignState() throws {
    let elaborate = try Elaborate()
    let trainer = elaborate.trainer()
    let state = trainer.state
    func restore(_ moments: [[Parameter]], _ average: [Parameter]?) throws {
      try trainer.restore(
        TrainingState(step: 1, parameters: state.parameters, moments: moments, average: average))
    }
    #expect(throws: ParameterError.missing(name: "dense2.bias", shape: [10])) {
      try restore([state.moments[0].filter { $0.name != "dense2.bias" }, state.moments[1]], state.average)
    }
    #expect(throws: ParameterError.unexpected(name: "dense3.bias")) {
      let unknown = Parameter(name: "dense3.bias", shape: [1], values: [0])
      try restore([state.moments[0], state.moments[1] + [unknown]], state.average)
    }
    #expect(throws: ParameterError.wrongMoments(expected: 2, found: 1)) {
      try restore([state.moments[0]], state.average)
    }
    #expect(throws: ParameterError.wrongAverage(isExpected: true)) { try restore(state.moments, nil) }
    #expect(trainer.state == state)
  }

  @Test("The averaged parameters are the decaying mean of those after each step")
  func averaging() throws {
    let trainer = try Elaborate().trainer()
    var expected = trainer.state.parameters[0].values
    var states: [[Float]] = []
    trainer.run { event in
      if case .step = event { states.append(trainer.state.parameters[0].values) }
      return .proceed
    }
    for (index, values) in states.enumerated() {
      let decay = min(0.9, Float(2 + index) / Float(11 + index))
      expected = zip(expected, values).map { decay * $0 + (1 - decay) * $1 }
    }
    let average = try #require(trainer.state.average)[0].values
    #expect(relativeDifference(average, expected) < 1e-6)
    #expect(relativeDifference(average, trainer.state.parameters[0].values) > 1e-3)
  }

  @Test("Training separates clusters, and reports each update and each epoch")
  func learns() throws {
    let samples = Samples.clusters(count: 230, inputs: 16, classes: 10, seed: 5)
    let architecture = try Architecture.dense(inputHeight: 4, inputWidth: 4, hidden: [32], outputs: 10)
    var generator = SeededGenerator(seed: 9)
    var configuration = TrainingConfiguration()
    configuration.batchSize = 50
    configuration.length = .epochs(20)
    let trainer = Trainer(
      Network(architecture, generator: &generator), on: samples, configuration: configuration)
    var steps: [StepReport] = []
    var epochs: [EpochReport] = []
    trainer.run(validation: Validation(samples)) { event in
      switch event {
      case .step(let report): steps.append(report)
      case .epoch(let report): epochs.append(report)
      }
      return .proceed
    }
    // 230 = 4 · 50 + 30: five steps an epoch, the last of which uses the samples left.
    #expect(steps.map(\.step) == Array(1...100))
    #expect(steps.prefix(5).map(\.training.samples) == [50, 50, 50, 50, 30])
    #expect(epochs.map(\.epoch) == Array(0..<20))
    #expect(epochs.allSatisfy { $0.training.samples == 230 && $0.validation?.samples == 230 })
    #expect(try #require(epochs.last?.validation).accuracy > 0.98)
    #expect(try #require(epochs.last).training.loss < 0.2 * epochs[0].training.loss)
    #expect(trainer.network.evaluate(samples) == epochs.last?.validation)
  }

  @Test("Validation takes place only at the updates asked for")
  func validatesWhereDue() throws {
    let samples = Samples.clusters(count: 60, inputs: 4, classes: 10, seed: 5)
    var generator = SeededGenerator(seed: 9)
    var configuration = TrainingConfiguration()
    configuration.batchSize = nil
    configuration.length = .steps(9)
    let trainer = Trainer(
      Network(
        try .dense(inputHeight: 2, inputWidth: 2, hidden: [], outputs: 10), generator: &generator),
      on: samples,
      configuration: configuration)
    var validated: [Int] = []
    trainer.run(validation: Validation(samples) { $0 % 4 == 0 || $0 == 9 }) { event in
      if case .epoch(let report) = event, report.validation != nil { validated.append(report.step) }
      return .proceed
    }
    #expect(validated == [4, 8, 9])
  }

  @Test("Training stops when the observer asks for it, and can continue from there")
  func stops() throws {
    let samples = Samples.clusters(count: 64, inputs: 4, classes: 3, seed: 1)
    let architecture = try Architecture.dense(inputHeight: 2, inputWidth: 2, hidden: [5], outputs: 3)
    var generator = SeededGenerator(seed: 9)
    let start = Network(architecture, generator: &generator)
    var configuration = TrainingConfiguration()
    configuration.batchSize = 20
    configuration.length = .steps(11)
    let whole = Trainer(start, on: samples, configuration: configuration)
    whole.run()
    let halted = Trainer(start, on: samples, configuration: configuration)
    halted.run { event in
      if case .step(let report) = event, report.step == 6 { return .stop }
      return .proceed
    }
    #expect(halted.step == 6)
    halted.run()
    #expect(halted.network == whole.network)
  }

  @Test("A training of no steps leaves the network unchanged")
  func noSteps() throws {
    let samples = Samples.clusters(count: 5, inputs: 4, classes: 3, seed: 1)
    var generator = SeededGenerator(seed: 9)
    let start = Network(
      try .dense(inputHeight: 2, inputWidth: 2, hidden: [5], outputs: 3), generator: &generator)
    var configuration = TrainingConfiguration()
    configuration.length = .steps(0)
    let trainer = Trainer(start, on: samples, configuration: configuration)
    trainer.run()
    #expect(trainer.network == start)
  }
}
