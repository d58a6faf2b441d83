import NeuralNetwork
import SystemSupport

/// What is told of a training while it goes on: a line an epoch, or every so many steps, on standard error, and the
/// history file.
struct TrainingProgress {
  private let isQuiet: Bool
  /// Steps from line to line; `nil`: an epoch.
  private let interval: Int?
  /// Updates when training is complete.
  private let steps: Int
  private let stepsPerEpoch: Int
  private let history: String?
  /// With `resume`, from those of the epochs before.
  private(set) var historyLines = [
    "epoch,step,training_loss,training_accuracy,validation_loss,validation_accuracy,seconds"
  ]
  private let clock = ContinuousClock()
  private var epochStart: ContinuousClock.Instant
  private var lineStart: ContinuousClock.Instant

  /// - Parameters:
  ///   - steps: updates when training is complete.
  ///   - options: with `resume`, the history file may already tell of the epochs before.
  init(_ options: ProgressOptions, steps: Int, stepsPerEpoch: Int) throws(FileError) {
    isQuiet = options.quiet
    interval = options.logEvery
    self.steps = steps
    self.stepsPerEpoch = stepsPerEpoch
    history = options.history
    epochStart = clock.now
    lineStart = epochStart
    guard options.resume, let history else { return }
    do throws(FileError) {
      let text = String(decoding: try readFile(history), as: UTF8.self)
      historyLines = text.split(separator: "\n").map(String.init)
    } catch  where error.isMissing {}
  }

  /// Tells of an update that is done, unless it ends an epoch, which is told of with all its figures.
  mutating func report(_ step: StepReport) {
    guard !isQuiet, isTold(step.step), step.step % stepsPerEpoch != 0, step.step != steps else { return }
    tell(name("iteration", step.step, of: steps), step.training, validation: nil)
  }

  /// Tells of an epoch that is done.
  mutating func report(_ epoch: EpochReport) {
    addToHistory(epoch)
    guard tells(ofEpochEndingAt: epoch.step) else { return }
    let epochs = (steps + stepsPerEpoch - 1) / stepsPerEpoch
    let name =
      interval == nil ? name("epoch", epoch.epoch + 1, of: epochs) : name("iteration", epoch.step, of: steps)
    tell(name, epoch.training, validation: epoch.validation)
  }

  /// Whether there is a line for the epoch that ends with an update.
  func tells(ofEpochEndingAt step: Int) -> Bool {
    !isQuiet && (interval == nil || isTold(step) || step == steps)
  }

  private func isTold(_ step: Int) -> Bool { interval.map { step % $0 == 0 } ?? false }

  private mutating func addToHistory(_ epoch: EpochReport) {
    let now = clock.now
    let seconds = (now - epochStart).seconds
    epochStart = now
    guard history != nil else { return }
    let figures = [epoch.training, epoch.validation].flatMap { figures in
      [figures.map { "\($0.loss)" } ?? "", figures.map { "\($0.accuracy)" } ?? ""]
    }
    let fields = ["\(epoch.epoch + 1)", "\(epoch.step)"] + figures + [decimalText(seconds, places: 3)]
    historyLines.append(fields.joined(separator: ","))
  }

  /// Writes the history of all epochs so far, where one is asked for.
  func writeHistory() throws(FileError) {
    guard let history else { return }
    try writeFileAtomically(history, Array((historyLines.joined(separator: "\n") + "\n").utf8))
  }

  private mutating func tell(_ name: String, _ training: Evaluation, validation: Evaluation?) {
    let now = clock.now
    let seconds = (now - lineStart).seconds
    lineStart = now
    let figures =
      "loss \(decimalText(training.loss, places: 4))  right \(padded(percent(training.accuracy), 8))"
    let measured = validation.map { "  validation \(padded(percent($0.accuracy), 8))" } ?? ""
    printError("\(name)  \(figures)\(measured)  \(decimalText(seconds, places: 1)) s")
  }

  private func name(_ unit: String, _ number: Int, of all: Int) -> String {
    "\(unit) \(padded("\(number)", "\(all)".count))/\(all)"
  }
}

extension Duration {
  /// As a number of seconds.
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
