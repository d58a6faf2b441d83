import DigitImage
import DigitModel
import DigitTraining
import NeuralNetwork

/// One training from its plan to its end: watched, put aside where asked, stopped early where asked.
final class TrainingSession {
  /// Why a training came to its end.
  enum Ending {
    case complete
    /// Patience ran out.
    case early
    case interrupted
  }

  private let plan: TrainingPlan
  private let options: ProgressOptions
  private let trainer: Trainer
  private let jobs: Int
  private var progress: TrainingProgress
  private var best: Checkpoint.Best?
  /// The last epoch that has been told of.
  private var lastEpoch: EpochReport?
  private var ending = Ending.complete
  /// When history and checkpoint were written.
  private var written = ContinuousClock.now
  /// How learning went; nil where nobody wants to see it.
  private(set) var curves: LearningCurves?

  init(_ plan: TrainingPlan, _ options: ProgressOptions, keepsCurves: Bool, jobs: Int) throws {
    self.plan = plan
    self.options = options
    self.jobs = jobs
    trainer = Trainer(plan.network, on: plan.training, configuration: plan.configuration)
    progress = try TrainingProgress(options, steps: trainer.steps, stepsPerEpoch: trainer.stepsPerEpoch)
    if options.resume, let path = options.checkpoint { try resume(from: path) }
    if keepsCurves {
      let done = trainer.step / trainer.stepsPerEpoch
      curves = LearningCurves(
        stepsPerEpoch: trainer.stepsPerEpoch,
        earlier: epochs(ofHistory: progress.historyLines, upTo: done))
      curves?.best = best.map { $0.epoch + 1 }
    }
  }

  /// Trains to the end, whatever it is.
  func run() throws -> Ending {
    var failure: (any Error)?
    Interruption.watch()
    let validation = plan.validation.map { Validation($0, isDue: validates) }
    trainer.run(validation: validation, jobs: jobs) { event in
      do {
        switch event {
        case .step(let report): return try decide(after: report)
        case .epoch(let report): return failure == nil ? try decide(after: report) : .stop
        }
      } catch {
        failure = error
        return .stop
      }
    }
    try progress.writeHistory()
    if let failure { throw failure }
    try putAside()
    return ending
  }

  /// Whether anybody wants to know how the network does on the validation pictures after an update.
  private func validates(step: Int) -> Bool {
    options.history != nil || options.patience != nil || curves != nil
      || progress.tells(ofEpochEndingAt: step)
  }

  /// The model that came of it: the best where patience looked for it, otherwise the last.
  func model() throws -> Model {
    let network: Network
    do {
      let parameters = best?.parameters ?? trainer.network.forInference.parameters
      network = try Network(plan.network.architecture.forInference, parameters: parameters)
    } catch {
      throw diverged("\(error)")
    }
    var accuracy = best?.accuracy
    if accuracy == nil, lastEpoch?.step == trainer.step { accuracy = lastEpoch?.validation?.accuracy }
    return Model(
      network: network, pixelScale: plan.pixelScale, preprocessingVersion: Preprocessing.version,
      temperature: plan.calibration.map { network.calibratedTemperature(on: $0, jobs: jobs) } ?? 1,
      training: TrainingRecord(
        dataDigest: plan.dataDigest, samples: plan.pictures, seed: Int(plan.configuration.seed),
        options: plan.options, steps: trainer.step,
        validationAccuracy: accuracy ?? plan.validation.map { network.evaluate($0, jobs: jobs).accuracy }))
  }

  private func decide(after step: StepReport) throws -> TrainingDecision {
    guard step.training.loss.isFinite else {
      throw diverged("the loss is \(step.training.loss)")
    }
    progress.report(step)
    curves?.record(batch: step.training.measure, step: step.step)
    guard Interruption.isRequested else { return .proceed }
    ending = .interrupted
    return .stop
  }

  private func diverged(_ evidence: String) -> Failure {
    Failure(
      status: .usage,
      description: "training diverged at step \(trainer.step): \(evidence); try a lower --learning-rate")
  }

  private func decide(after epoch: EpochReport) throws -> TrainingDecision {
    lastEpoch = epoch
    curves?.record(epoch.point)
    progress.report(epoch)
    if let patience = options.patience, let validation = epoch.validation {
      noteBest(epoch.epoch, accuracy: validation.accuracy)
      if let best, epoch.epoch - best.epoch >= patience {
        ending = .early
        return .stop
      }
    }
    // An epoch of full-batch descent may take milliseconds, as long as it takes to write a file for good.
    if ContinuousClock.now - written > .seconds(1) {
      try progress.writeHistory()
      try putAside()
      written = .now
    }
    return .proceed
  }

  /// Keeps the network if none before was as accurate.
  private func noteBest(_ epoch: Int, accuracy: Double) {
    guard accuracy > best?.accuracy ?? -1 else { return }
    best = Checkpoint.Best(
      epoch: epoch, accuracy: accuracy, parameters: trainer.network.forInference.parameters)
    curves?.best = epoch + 1
  }

  private func putAside() throws {
    guard let path = options.checkpoint else { return }
    let checkpoint = Checkpoint(
      configuration: checkpointText, dataDigest: plan.dataDigest, state: trainer.state, best: best)
    try checkpoint.write(to: path)
  }

  private func resume(from path: String) throws {
    let checkpoint = try Checkpoint(path: path)
    guard checkpoint.configuration == checkpointText else {
      throw Failure(
        status: .usage,
        description: "\(path) was written with other options; name the same ones to go on:\n"
          + "  then: \(checkpoint.configuration)\n  now:  \(checkpointText)")
    }
    guard checkpoint.dataDigest == plan.dataDigest else {
      throw Failure(status: .usage, description: "\(path) was written with other training data")
    }
    guard checkpoint.state.step <= trainer.steps else {
      throw Failure(
        status: .malformed,
        description: "\(path) is at step \(checkpoint.state.step) of a training of \(trainer.steps)")
    }
    do { try trainer.restore(checkpoint.state) } catch {
      throw ModelError.parameters(path: path, error)
    }
    best = checkpoint.best
  }

  /// What must be the same to go on from a checkpoint.
  private var checkpointText: String {
    var options = plan.options + [TrainingOption("seed", "\(plan.configuration.seed)")]
    if let patience = self.options.patience { options.append(TrainingOption("patience", "\(patience)")) }
    return TrainingOption.text(options)
  }
}
