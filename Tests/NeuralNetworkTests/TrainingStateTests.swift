import Testing

@testable import NeuralNetwork

@Suite struct TrainingStateTests {
  @Test(
    "A trainer put where another stood comes to the same end, in an epoch's midst too",
    arguments: [Optimizer.sgd, .momentum(0.9), .adamW()], [3, 4, 7])
  func resumes(optimizer: Optimizer, stop: Int) throws {
    let samples = Samples(
      inputs: 3, values: (0..<36).map { Float($0 * 5 % 7) / 7 }, labels: (0..<12).map { $0 % 2 })
    let architecture = try Architecture.dense(inputHeight: 1, inputWidth: 3, hidden: [4], outputs: 2)
    var generator = SeededGenerator(seed: 5)
    let network = Network(architecture, generator: &generator)
    var configuration = TrainingConfiguration()
    configuration.optimizer = optimizer
    configuration.schedule = .cosine(warmUp: 2)
    configuration.batchSize = 3
    configuration.length = .epochs(3)
    let trainer = { Trainer(network, on: samples, configuration: configuration) }

    let whole = trainer()
    whole.run(jobs: 1)
    let first = trainer()
    first.run(jobs: 1) { event in
      if case .step(let report) = event, report.step == stop { .stop } else { .proceed }
    }
    let second = trainer()
    try second.resume(from: first.state)
    #expect(second.state == first.state)
    second.run(jobs: 1)
    #expect(second.state == whole.state)
    #expect(second.step == 12)
  }
}
