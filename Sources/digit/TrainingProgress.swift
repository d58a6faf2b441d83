import NeuralNetwork
import SystemSupport

/// What is told of a training while it goes on: a line an epoch on standard error, and the history file.
struct TrainingProgress {
  let isQuiet: Bool
  /// Passes over the data when training is complete.
  let epochs: Int
  private let history: String?
  private var historyLines = [
    "epoch,step,training_loss,training_accuracy,validation_loss,validation_accuracy,seconds"
  ]
  private let clock = ContinuousClock()
  private var epochStart: ContinuousClock.Instant

  /// - Parameter isResumed: whether the history file may already tell of the epochs before.
  init(_ options: ProgressOptions, epochs: Int, isResumed: Bool) throws(FileError) {
    isQuiet = options.quiet
    self.epochs = epochs
    history = options.history
    epochStart = clock.now
    guard isResumed, let history else { return }
    do throws(FileError) {
      let text = String(decoding: try readFile(history), as: UTF8.self)
      historyLines = text.split(separator: "\n").map(String.init)
    } catch  where error.isMissing {}
  }

  /// Tells of an epoch that is done.
  mutating func report(_ epoch: EpochReport) throws(FileError) {
    let now = clock.now
    let seconds = (now - epochStart).seconds
    epochStart = now
    if !isQuiet { printError(line(epoch, seconds: seconds)) }
    guard let history else { return }
    let figures = [epoch.training, epoch.validation].flatMap { figures in
      [figures.map { "\($0.loss)" } ?? "", figures.map { "\($0.accuracy)" } ?? ""]
    }
    let fields = ["\(epoch.epoch + 1)", "\(epoch.step)"] + figures + [decimalText(seconds, places: 3)]
    historyLines.append(fields.joined(separator: ","))
    try writeFileAtomically(history, Array((historyLines.joined(separator: "\n") + "\n").utf8))
  }

  private func line(_ epoch: EpochReport, seconds: Double) -> String {
    let number = padded("\(epoch.epoch + 1)", "\(epochs)".count)
    let training =
      "loss \(decimalText(epoch.training.loss, places: 4))  right \(padded(percent(epoch.training.accuracy), 8))"
    let validation = epoch.validation.map { "  validation \(padded(percent($0.accuracy), 8))" } ?? ""
    return "epoch \(number)/\(epochs)  \(training)\(validation)  \(decimalText(seconds, places: 1)) s"
  }
}

extension Duration {
  /// As a number of seconds.
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
