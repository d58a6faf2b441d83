import DigitData
import DigitModel
import Foundation
import NeuralNetwork
import TestSupport
import Testing

@testable import DigitTraining

/// A way to train, for tests with several.
struct TrainingCase: CustomTestStringConvertible, Sendable {
  var testDescription: String
  var optimizer = Optimizer.sgd
  var averaging: Float?
  var dropout: Float = 0
  var layers: [LayerSpecification] = NetworkConfiguration.denseLayers(hidden: [12])
  var patience: Int?

  /// 90 training images in 6 steps an epoch, and 60 validation images. They are noisy: no network gets all right.
  func plan(epochs: Int = 8) throws -> TrainingPlan {
    var data = TrainingDataConfiguration()
    data.validationSplit = .count(60)
    var network = NetworkConfiguration()
    network.layers = layers
    network.dropout = dropout
    return try TrainingPlan(
      barDigits(count: 150, noise: 5), data: data, network: network, training: configuration(epochs))
  }

  func configuration(_ epochs: Int) -> TrainingConfiguration {
    var training = TrainingConfiguration()
    training.optimizer = optimizer
    training.learningRate = optimizer == .sgd ? 0.3 : 0.02
    training.averagingDecay = averaging
    training.batchSize = 16
    training.length = .epochs(epochs)
    return training
  }

  static let all = [
    TrainingCase(testDescription: "gradient descent"),
    TrainingCase(testDescription: "momentum and dropout", optimizer: .momentum(0.9), dropout: 0.2),
    TrainingCase(
      testDescription: "Adam, averaging and dropout", optimizer: .adam(), averaging: 0.9, dropout: 0.3),
    TrainingCase(testDescription: "AdamW and patience", optimizer: .adamW(), patience: 3),
    TrainingCase(
      testDescription: "batch normalization, averaging, dropout and patience", optimizer: .adamW(),
      averaging: 0.8,
      layers: [
        .convolution(outputs: 3, kernel: 3, padding: 1), .batchNorm, .relu, .maxPool(size: 2),
        .dropout(rate: 0.2),
        .dense(outputs: 10),
      ], patience: 3),
  ]
}

@Suite struct TrainingSessionTests {
  let folder: TemporaryFolder
  var checkpoint: String { folder.file("checkpoint") }

  init() throws { folder = try TemporaryFolder() }

  /// A configuration with a checkpoint and a history file.
  func configuration(_ name: String, patience: Int? = nil, resumes: Bool = false) -> SessionConfiguration {
    var configuration = SessionConfiguration()
    configuration.patience = patience
    configuration.checkpointPath = folder.file("\(name).checkpoint")
    configuration.historyPath = folder.file("\(name).csv")
    configuration.resumes = resumes
    return configuration
  }

  /// The fields of a history file without the last one, the seconds.
  func history(_ name: String) throws -> [[Substring]] {
    try String(contentsOfFile: folder.file("\(name).csv"), encoding: .utf8).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).dropLast()
    }
  }

  /// Trains until `steps` updates are done, then interrupts.
  func run(_ session: TrainingSession, interruptAfter steps: Int = .max) throws -> TrainingEnding {
    var done = 0
    return try session.run(
      isInterrupted: { done >= steps },
      observe: { if case .step(let report) = $0 { done = report.step } })
  }

  @Test(
    "With patience, the model has the parameters of the first epoch with the highest validation accuracy",
    arguments: TrainingCase.all)
  func bestNetwork(of training: TrainingCase) throws {
    let plan = try training.plan(epochs: 30)
    let validation = try #require(plan.validation)

    // The same training without a session: every epoch's network.
    let trainer = Trainer(plan.network, on: plan.training, configuration: plan.configuration)
    var epochs: [(accuracy: Double, network: Network)] = []
    trainer.run(validation: Validation(validation), jobs: 1) { event in
      if case .epoch(let report) = event, let validation = report.validation {
        epochs.append((validation.accuracy, trainer.network.forInference))
      }
      return .proceed
    }
    #expect(epochs.count == 30)

    for patience in [1, 2, 4] {
      var best = 0
      let last = epochs.indices.first { epoch in
        if epochs[epoch].accuracy > epochs[best].accuracy { best = epoch }
        return epoch - best >= patience
      }
      var configuration = SessionConfiguration()
      configuration.patience = patience
      let session = try TrainingSession(plan, configuration, jobs: 2)
      #expect(try run(session) == (last == nil ? .complete : .early))
      let model = try session.model()
      #expect(model.network.parameters == epochs[best].network.parameters)
      #expect(model.training?.validationAccuracy == epochs[best].accuracy)
      #expect(model.training?.steps == ((last ?? 29) + 1) * 6)
      // The recorded accuracy is that of this very network.
      #expect(model.network.evaluate(validation).accuracy == epochs[best].accuracy)
    }
  }

  @Test("Without patience, the model has the parameters of the last epoch")
  func lastNetwork() throws {
    let plan = try TrainingCase.all[0].plan()
    let trainer = Trainer(plan.network, on: plan.training, configuration: plan.configuration)
    trainer.run(jobs: 1)
    let session = try TrainingSession(plan, SessionConfiguration(), jobs: 1)
    #expect(try run(session) == .complete)
    let model = try session.model()
    #expect(model.network.parameters == trainer.network.parameters)
    let validation = try #require(plan.validation)
    #expect(model.training?.validationAccuracy == trainer.network.evaluate(validation).accuracy)
  }

  @Test("The model records the options of the plan, followed by the patience", arguments: [nil, 3])
  func recordedPatience(_ patience: Int?) throws {
    let plan = try TrainingCase.all[0].plan(epochs: 1)
    var configuration = SessionConfiguration()
    configuration.patience = patience
    let session = try TrainingSession(plan, configuration, jobs: 1)
    _ = try run(session)
    let expected = TrainingOption.text(plan.options) + (patience.map { " --patience \($0)" } ?? "")
    #expect(try TrainingOption.text(#require(session.model().training).options) == expected)
    #expect(
      expected.hasPrefix("--architecture 'dense(12) relu dense(10)' --validation-split 60 --optimizer sgd "))
  }

  @Test(
    "A session that is interrupted and resumed gives the same model bytes as one that is not",
    arguments: TrainingCase.all)
  func resumes(_ training: TrainingCase) throws {
    let plan = try training.plan()
    let whole = try TrainingSession(plan, configuration("whole", patience: training.patience), jobs: 1)
    let ending = try run(whole)
    let bytes = try whole.model().bytes

    // Inside the first epoch, at the end of an epoch, and inside a later one.
    for (part, step) in [4, 12, 15].enumerated() {
      let session = try TrainingSession(
        plan, configuration("parted", patience: training.patience, resumes: part > 0), jobs: 2)
      #expect(try run(session, interruptAfter: step) == .interrupted)
    }
    let rest = try TrainingSession(
      plan, configuration("parted", patience: training.patience, resumes: true), jobs: 1)
    #expect(try run(rest) == ending)
    #expect(try rest.model().bytes == bytes)
    let checkpoints = ["whole", "parted"].map {
      FileManager.default.contents(atPath: folder.file("\($0).checkpoint"))
    }
    #expect(checkpoints[0] != nil && checkpoints[0] == checkpoints[1])

    // A training that has ended stays as it is.
    let again = try TrainingSession(
      plan, configuration("parted", patience: training.patience, resumes: true), jobs: 1)
    #expect(try run(again) == ending)
    #expect(try again.model().bytes == bytes)
  }

  @Test(
    "At a constant learning rate, a training that is made longer gives the same model bytes as one of that length",
    arguments: TrainingCase.all, [1, 3])
  func longer(_ training: TrainingCase, epochs: Int) throws {
    let whole = try TrainingSession(training.plan(epochs: 5), configuration("whole"), jobs: 1)
    #expect(try run(whole) == .complete)
    let part = try TrainingSession(training.plan(epochs: epochs), configuration("parted"), jobs: 1)
    #expect(try run(part) == .complete)
    let rest = try TrainingSession(training.plan(epochs: 5), configuration("parted", resumes: true), jobs: 2)
    #expect(rest.step == 6 * epochs)
    #expect(try run(rest) == .complete)
    #expect(try rest.model().bytes == whole.model().bytes)
    #expect(try history("parted") == history("whole"))
  }

  @Test("A training whose last epoch was cut short goes on with the rest of it")
  func longerThanPartOfEpoch() throws {
    func plan(steps: Int) throws -> TrainingPlan {
      var training = TrainingCase.all[1].configuration(1)
      training.length = .steps(steps)
      return try TrainingPlan(
        barDigits(count: 90), data: .init(), network: NetworkConfiguration(), training: training)
    }
    let whole = try TrainingSession(plan(steps: 17), configuration("whole"), jobs: 1)
    _ = try run(whole)
    _ = try run(TrainingSession(plan(steps: 8), configuration("parted"), jobs: 1))
    let rest = try TrainingSession(plan(steps: 17), configuration("parted", resumes: true), jobs: 1)
    #expect(try run(rest) == .complete)
    #expect(try rest.model().bytes == whole.model().bytes)
    #expect(try history("parted").map { $0[0] } == history("whole").map { $0[0] })
  }

  @Test("A training that patience has ended stays ended when it is made longer")
  func exhausted() throws {
    let training = TrainingCase.all[3]
    let session = try TrainingSession(
      training.plan(epochs: 30), configuration("patient", patience: 1), jobs: 1)
    #expect(try run(session) == .early)
    let longer = try TrainingSession(
      training.plan(epochs: 60), configuration("patient", patience: 1, resumes: true), jobs: 1)
    #expect(try run(longer) == .early)
    #expect(longer.step == session.step)
    #expect(try longer.model().network.parameters == session.model().network.parameters)
  }

  @Test("A session that resumes without a checkpoint starts from the beginning")
  func missingCheckpoint() throws {
    let plan = try TrainingCase.all[0].plan(epochs: 1)
    let session = try TrainingSession(plan, configuration("new", resumes: true), jobs: 1)
    #expect(session.step == 0)
    #expect(try run(session) == .complete)
  }

  @Test("The history of a resumed session is that of an uninterrupted one", arguments: [6, 18, 42])
  func history(interruptedAfter step: Int) throws {
    let plan = try TrainingCase.all[1].plan()
    _ = try run(TrainingSession(plan, configuration("whole"), jobs: 1))
    #expect(
      try run(TrainingSession(plan, configuration("parted"), jobs: 1), interruptAfter: step) == .interrupted)
    #expect(try history("parted").count == 1 + step / 6)
    _ = try run(TrainingSession(plan, configuration("parted", resumes: true), jobs: 1))
    #expect(try history("parted") == history("whole"))
    #expect(try history("whole").count == 9)
  }

  @Test(
    "An epoch that is interrupted has one line, whose training figures are of the steps after the interruption"
  )
  func historyOfInterruptedEpoch() throws {
    let plan = try TrainingCase.all[1].plan()
    _ = try run(TrainingSession(plan, configuration("whole"), jobs: 1))
    _ = try run(TrainingSession(plan, configuration("parted"), jobs: 1), interruptAfter: 9)
    _ = try run(TrainingSession(plan, configuration("parted", resumes: true), jobs: 1))
    var (whole, parted) = (try history("whole"), try history("parted"))
    #expect(whole[2][2] != parted[2][2])
    for field in [2, 3] { (whole[2][field], parted[2][field]) = ("", "") }
    #expect(whole == parted)
  }

  @Test("Lines that a history has beyond the checkpoint are written anew, not twice")
  func historyAheadOfCheckpoint() throws {
    let plan = try TrainingCase.all[1].plan()
    _ = try run(TrainingSession(plan, configuration("whole"), jobs: 1))
    _ = try run(TrainingSession(plan, configuration("parted"), jobs: 1), interruptAfter: 12)
    try FileManager.default.removeItem(atPath: folder.file("parted.csv"))
    try FileManager.default.copyItem(atPath: folder.file("whole.csv"), toPath: folder.file("parted.csv"))
    _ = try run(TrainingSession(plan, configuration("parted", resumes: true), jobs: 1))
    #expect(try history("parted") == history("whole"))
  }

  @Test("The curves have the epochs before an interruption and the best epoch")
  func curves() throws {
    let plan = try TrainingCase.all[3].plan()
    var whole = configuration("whole", patience: 3)
    whole.recordsCurves = true
    let uninterrupted = try TrainingSession(plan, whole, jobs: 1)
    _ = try run(uninterrupted)
    _ = try run(TrainingSession(plan, configuration("parted", patience: 3), jobs: 1), interruptAfter: 12)
    var parted = configuration("parted", patience: 3, resumes: true)
    parted.recordsCurves = true
    let resumed = try TrainingSession(plan, parted, jobs: 1)
    #expect(resumed.curves?.epochs.map(\.number) == [1, 2])
    _ = try run(resumed)
    let curves = try #require(uninterrupted.curves)
    #expect(resumed.curves?.epochs == curves.epochs)
    #expect(resumed.curves?.best == curves.best)
    let accuracies = curves.epochs.compactMap(\.validation?.accuracy)
    #expect(curves.best == accuracies.firstIndex(of: accuracies.max() ?? -1).map { $0 + 1 })
  }

  @Test("A checkpoint with a best epoch but without its tensors is refused before training")
  func missingBest() throws {
    let plan = try TrainingCase.all[3].plan(epochs: 1)
    _ = try TrainingSession(plan, configuration("best", patience: 3), jobs: 1).run()
    let path = folder.file("best.checkpoint")
    var stored = try Checkpoint(path: path)
    stored.best?.parameters = []
    try stored.write(to: path)
    #expect(throws: ModelError.parameters(path: path, .missing(name: "dense1.weight", shape: [12, 64]))) {
      try TrainingSession(plan, configuration("best", patience: 3, resumes: true), jobs: 1)
    }
  }

  @Test("A training whose weights have become too large for its model's results has diverged")
  func divergedModel() throws {
    var training = TrainingCase.all[0].configuration(1)
    training.learningRate = 1e30
    training.length = .steps(1)
    var network = NetworkConfiguration()
    network.layers = NetworkConfiguration.denseLayers(hidden: [12])
    let plan = try TrainingPlan(
      barDigits(count: 20), data: TrainingDataConfiguration(), network: network, training: training)
    let session = try TrainingSession(plan, SessionConfiguration(), jobs: 1)
    _ = try session.run()
    #expect(throws: TrainingError.divergedModel(step: 1)) { try session.model() }
  }

  @Test("A training that diverges ends with the step and the loss, and writes no checkpoint")
  func divergence() throws {
    var training = TrainingCase.all[0].configuration(3)
    training.learningRate = 1e30
    let plan = try TrainingPlan(
      barDigits(count: 90), data: .init(), network: NetworkConfiguration(), training: training)
    let session = try TrainingSession(plan, configuration("diverged"), jobs: 1)
    let error = #expect(throws: TrainingError.self) { try self.run(session) }
    guard case .divergedLoss(let loss, let step)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(!loss.isFinite)
    #expect(step == 2)
    #expect(!FileManager.default.fileExists(atPath: folder.file("diverged.checkpoint")))
  }
}
