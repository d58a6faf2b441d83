import DigitData
import DigitModel
import NeuralNetwork
import TestSupport
import Testing

@testable import DigitTraining

@Suite struct CheckpointCheckTests {
  private static let options = "--optimizer sgd --epochs 3 --seed 1"
  private static let parsedOptions = TrainingOption.options(options) ?? []

  private static func checkpoint(step: Int = 4) -> Checkpoint {
    Checkpoint(
      configuration: options, dataDigest: "0badcafe",
      state: TrainingState(step: step, parameters: [], moments: [], average: nil), best: nil)
  }

  @Test("A checkpoint of the same training is accepted, up to its last step", arguments: [0, 4, 10])
  func same(step: Int) throws {
    try Self.checkpoint(step: step).check(
      path: "c", options: Self.parsedOptions, dataDigest: "0badcafe", steps: 10)
  }

  @Test(
    "A checkpoint of a training of another length is accepted",
    arguments: ["--optimizer sgd --epochs 9 --seed 1", "--optimizer sgd --iterations 9 --seed 1"])
  func otherLength(options: String) throws {
    let options = try #require(TrainingOption.options(options))
    try Self.checkpoint().check(path: "c", options: options, dataDigest: "0badcafe", steps: 10)
  }

  @Test(
    "A checkpoint of another training is refused with what differs",
    arguments: [
      (
        "--optimizer adam --epochs 4 --patience 2 --seed 1", "0badcafe", 10,
        .checkpointOptions(
          path: "c", checkpoint: "--optimizer sgd", training: "--optimizer adam --patience 2")
      ),
      (options, "deadbeef", 10, .checkpointData(path: "c", checkpoint: "0badcafe", training: "deadbeef")),
      (options, "0badcafe", 3, .checkpointStep(path: "c", step: 4, steps: 3)),
    ] as [(String, String, Int, TrainingError)])
  func other(options: String, digest: String, steps: Int, error: TrainingError) throws {
    let options = try #require(TrainingOption.options(options))
    #expect(throws: error) {
      try Self.checkpoint().check(path: "c", options: options, dataDigest: digest, steps: steps)
    }
  }

  @Test("A session refuses the checkpoint of other options or data")
  func session() throws {
    let folder = try TemporaryFolder()
    let training = TrainingCase.all[0]
    var configuration = SessionConfiguration()
    configuration.checkpointPath = folder.file("c")
    _ = try TrainingSession(training.plan(epochs: 1), configuration, jobs: 1).run()
    configuration.resumes = true

    var data = TrainingDataConfiguration()
    data.validationSplit = .count(60)
    var network = NetworkConfiguration()
    network.layers = training.layers
    let other = try TrainingPlan(
      barDigits(count: 150, noise: 5, seed: 2), data: data, network: network,
      training: training.configuration(1))
    #expect(
      throws: TrainingError.checkpointData(
        path: folder.file("c"), checkpoint: try training.plan().dataDigest, training: other.dataDigest)
    ) { try TrainingSession(other, configuration, jobs: 1) }

    configuration.patience = 5
    #expect(
      throws: TrainingError.checkpointOptions(
        path: folder.file("c"), checkpoint: "", training: "--patience 5")
    ) { try TrainingSession(training.plan(epochs: 1), configuration, jobs: 1) }
  }
}
