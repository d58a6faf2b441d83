import DigitImage
import DigitModel
import NeuralNetwork
import SystemSupport

/// Why a training session ended.
public enum TrainingEnding: Sendable, Equatable {
  /// All steps are done.
  case complete
  /// Validation accuracy did not improve for as many epochs as the patience allows.
  case early
  /// The caller asked for it.
  case interrupted
}

/// One training from its plan to its model, with checkpoints, a history file and early stopping.
///
/// The same plan gives the same model, byte for byte, whether the session was interrupted and resumed or not, and
/// whatever the number of threads is.
public final class TrainingSession {
  private let plan: TrainingPlan
  private let configuration: SessionConfiguration
  private let trainer: Trainer
  private let jobs: Int
  private var history: TrainingHistory?
  private var earlyStopping: EarlyStopping?
  private var lastEpoch: EpochReport?
  private var ending = TrainingEnding.complete
  /// When history and checkpoint were last written.
  private var lastSave = ContinuousClock.now
  /// How loss and accuracy developed; nil unless the configuration asks for it.
  public private(set) var curves: LearningCurves?

  /// Prepares a session, and restores the checkpoint's state if the configuration says so.
  ///
  /// A training that resumes may have another length than the checkpoint's. Its remaining steps follow the learning rate
  /// schedule of the new length.
  ///
  /// - Parameter jobs: the maximum number of threads.
  /// - Throws: `TrainingError` if the checkpoint is of another training, `ModelError` if it cannot be read, `FileError`
  ///   if the history cannot be read.
  public init(_ plan: TrainingPlan, _ configuration: SessionConfiguration, jobs: Int) throws {
    self.plan = plan
    self.configuration = configuration
    self.jobs = jobs
    trainer = Trainer(plan.network, on: plan.training, configuration: plan.configuration)
    earlyStopping = configuration.patience.map { EarlyStopping(patience: $0) }
    if configuration.resumes, let path = configuration.checkpointPath { try restore(path) }
    history = try configuration.historyPath.map { [trainer] path throws(FileError) in
      configuration.resumes
        ? try TrainingHistory(
          resuming: path, at: trainer.step, of: trainer.steps, stepsPerEpoch: trainer.stepsPerEpoch)
        : TrainingHistory(path: path)
    }
    if configuration.recordsCurves {
      curves = LearningCurves(stepsPerEpoch: trainer.stepsPerEpoch, earlier: history?.epochs ?? [])
      curves?.best = earlyStopping?.best.map { $0.epoch + 1 }
    }
  }

  /// Updates in the whole training.
  public var steps: Int { trainer.steps }
  /// Updates done, those before an interruption included.
  public var step: Int { trainer.step }
  /// Updates in an epoch.
  public var stepsPerEpoch: Int { trainer.stepsPerEpoch }

  /// Trains until all steps are done, patience runs out, or the caller interrupts.
  ///
  /// Checkpoint and history are written at the end, and after epochs, at most once a second.
  ///
  /// - Parameters:
  ///   - isInterrupted: asked after each update; true ends the session.
  ///   - reportsValidation: whether `observe` wants the validation results of the epoch that ends with an update, given
  ///     by its number from 1. Patience, history and curves get theirs in any case.
  ///   - observe: called after each update and after each epoch.
  /// - Throws: `TrainingError` if training diverges, `ModelError` or `FileError` if a file cannot be written.
  public func run(
    isInterrupted: () -> Bool = { false }, reportsValidation: @escaping (Int) -> Bool = { _ in true },
    observe: (TrainingEvent) -> Void = { _ in }
  ) throws -> TrainingEnding {
    if let earlyStopping, earlyStopping.isExhausted(after: trainer.step / stepsPerEpoch - 1) { return .early }
    let alwaysValidates = earlyStopping != nil || history != nil || curves != nil
    let validation = plan.validation.map { samples in
      Validation(samples) { alwaysValidates || reportsValidation($0) }
    }
    var failure: (any Error)?
    trainer.run(validation: validation, jobs: jobs) { event in
      do {
        return try record(event, isInterrupted, observe)
      } catch {
        failure = error
        return .stop
      }
    }
    try history?.write()
    if let failure { throw failure }
    try writeCheckpoint()
    return ending
  }

  /// The trained model: the best epoch's with patience, otherwise the last network.
  ///
  /// - Throws: `TrainingError` if its parameters, or results with them, are not finite.
  public func model() throws(TrainingError) -> Model {
    var model = try uncalibratedModel()
    if let calibration = plan.calibration {
      model.calibrate(on: calibration, jobs: jobs)
    } else if let ancestor = plan.ancestor {
      model.calibrate(like: ancestor.model, on: ancestor.known, plan.crossValidation, jobs: jobs)
      model.numberScoring = ancestor.model.numberScoring
    } else if let heldOut = plan.crossValidation {
      model.temperature = calibratedTemperature(heldOut.logits, labels: heldOut.labels)
    }
    if let numbers = plan.calibrationNumbers { model.calibrate(on: numbers, jobs: jobs) }
    return model
  }

  /// The trained model with a temperature of 1.
  func uncalibratedModel() throws(TrainingError) -> Model {
    var model = Model(
      network: try inferenceNetwork(), precision: plan.precision, pixelScale: plan.pixelScale,
      preprocessingVersion: plan.labels == .digits ? Preprocessing.version : Preprocessing.none,
      labels: plan.labels)
    model.training = TrainingRecord(
      dataDigest: plan.dataDigest, samples: plan.imageCount, seed: Int(plan.configuration.seed),
      options: recordedOptions, steps: trainer.step,
      validationAccuracy: validationAccuracy(of: model.network))
    guard !model.canOverflow else { throw .divergedModel(step: trainer.step) }
    return model
  }

  private func inferenceNetwork() throws(TrainingError) -> Network {
    let parameters = earlyStopping?.best?.parameters ?? trainer.network.forInference.parameters
    do throws(ParameterError) {
      let trained = try Network(plan.network.architecture.forInference, parameters: parameters)
      guard plan.initialFraction > 0 else { return trained }
      return trained.mixed(with: plan.network.forInference, fraction: plan.initialFraction)
    } catch {
      throw .divergedParameters(error, step: trainer.step)
    }
  }

  private func validationAccuracy(of network: Network) -> Double? {
    if let crossValidation = plan.crossValidation { return crossValidation.accuracy }
    if plan.initialFraction > 0 || plan.precision != .single {
      return plan.validation.map { network.evaluate($0, jobs: jobs).accuracy }
    }
    if let best = earlyStopping?.best { return best.accuracy }
    if let lastEpoch, lastEpoch.step == trainer.step, let validation = lastEpoch.validation {
      return validation.accuracy
    }
    return plan.validation.map { network.evaluate($0, jobs: jobs).accuracy }
  }
}

extension TrainingSession {
  private func record(
    _ event: TrainingEvent, _ isInterrupted: () -> Bool, _ observe: (TrainingEvent) -> Void
  ) throws -> TrainingDecision {
    switch event {
    case .step(let report): try record(report)
    case .epoch(let report): record(report)
    }
    observe(event)
    switch event {
    case .step(let report):
      if isInterrupted() { ending = .interrupted }
      // After the last step of an epoch, the epoch's own event must not be lost.
      let endsEpoch = report.step % stepsPerEpoch == 0 || report.step == steps
      return ending == .interrupted && !endsEpoch ? .stop : .proceed
    case .epoch(let report):
      if let earlyStopping, earlyStopping.isExhausted(after: report.epoch) { ending = .early }
      if ending == .complete { try saveIfDue() }
      return ending == .complete ? .proceed : .stop
    }
  }

  private func record(_ report: StepReport) throws(TrainingError) {
    guard report.training.loss.isFinite else {
      throw .divergedLoss(report.training.loss, step: trainer.step)
    }
    curves?.record(batch: report.training.measure, step: report.step)
  }

  private func record(_ report: EpochReport) {
    lastEpoch = report
    history?.record(report)
    curves?.record(report.point)
    guard let validation = report.validation else { return }
    earlyStopping?.record(
      epoch: report.epoch, accuracy: validation.accuracy, parameters: trainer.network.forInference.parameters)
    curves?.best = earlyStopping?.best.map { $0.epoch + 1 }
  }

  /// Writes history and checkpoint, at most once a second: an epoch of full-batch training may take milliseconds, no
  /// longer than writing a file durably.
  private func saveIfDue() throws {
    guard ContinuousClock.now - lastSave > .seconds(1) else { return }
    try history?.write()
    try writeCheckpoint()
    lastSave = .now
  }

  private func writeCheckpoint() throws(ModelError) {
    guard let path = configuration.checkpointPath else { return }
    let checkpoint = Checkpoint(
      configuration: TrainingOption.text(checkpointOptions), dataDigest: plan.dataDigest,
      state: trainer.state,
      best: earlyStopping?.best)
    try checkpoint.write(to: path)
  }

  private func restore(_ path: String) throws {
    let checkpoint: Checkpoint
    do throws(ModelError) { checkpoint = try Checkpoint(path: path) } catch {
      if error.isMissing { return }
      throw error
    }
    try checkpoint.check(
      path: path, options: checkpointOptions, dataDigest: plan.dataDigest, steps: trainer.steps)
    do throws(ParameterError) {
      try trainer.restore(checkpoint.state)
      if let best = checkpoint.best {
        _ = try Network(plan.network.architecture.forInference, parameters: best.parameters)
      }
    } catch {
      throw ModelError.parameters(path: path, error)
    }
    earlyStopping?.best = checkpoint.best
  }

  /// What must be the same for a checkpoint to be resumed, except for the length.
  private var checkpointOptions: [TrainingOption] {
    recordedOptions + [TrainingOption("seed", "\(plan.configuration.seed)")]
  }

  /// The options that affect the result.
  private var recordedOptions: [TrainingOption] {
    plan.options + (configuration.patience.map { [TrainingOption("patience", "\($0)")] } ?? [])
  }
}
