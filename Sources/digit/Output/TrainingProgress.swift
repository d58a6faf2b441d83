import DigitTraining
import NeuralNetwork
import SystemSupport

/// Prints the progress of a training on standard error: a line per epoch, or every `--log-every` steps; on a terminal also
/// a line for the present step, with the time left.
struct TrainingProgress {
  private let isQuiet: Bool
  /// Steps from line to line; nil is an epoch.
  private let interval: Int?
  private let steps: Int
  private let stepsPerEpoch: Int
  private var lineStart = ContinuousClock.now
  private var stepLine: TrainingStepLine?
  private var warnings: TrainingWarnings

  /// - Parameter labelCounts: the number of training images with each label.
  init(_ options: ProgressOptions, _ session: TrainingSession, labelCounts: [Int]) {
    isQuiet = options.quiet.isSet
    interval = options.logEvery
    steps = session.steps
    stepsPerEpoch = session.stepsPerEpoch
    stepLine = isQuiet ? nil : TrainingStepLine(session)
    warnings = TrainingWarnings(labelCounts: labelCounts, steps: steps)
  }

  /// Whether there is a line for the epoch that ends with a step.
  func printsEpoch(endingAt step: Int) -> Bool {
    !isQuiet && (interval == nil || isDue(step) || step == steps)
  }

  mutating func report(_ event: TrainingEvent) {
    switch event {
    case .step(let report):
      // The last step of an epoch gets its line with the epoch, which has the validation accuracy.
      let endsEpoch = report.step % stepsPerEpoch == 0 || report.step == steps
      if !isQuiet, isDue(report.step), !endsEpoch {
        printLine(number("iteration", report.step, of: steps), report.training, validation: nil)
      }
      stepLine?.show(report)
    case .epoch(let report):
      if printsEpoch(endingAt: report.step) {
        let epochs = (steps + stepsPerEpoch - 1) / stepsPerEpoch
        let name =
          interval == nil
          ? number("epoch", report.epoch + 1, of: epochs) : number("iteration", report.step, of: steps)
        printLine(name, report.training, validation: report.validation)
      }
      if let warning = warnings.warning(after: report) { printError("digit: \(warning)") }
    }
  }

  private func isDue(_ step: Int) -> Bool { interval.map { step % $0 == 0 } ?? false }

  private mutating func printLine(_ name: String, _ training: Evaluation, validation: Evaluation?) {
    let now = ContinuousClock.now
    let seconds = (now - lineStart).seconds
    lineStart = now
    let columns = [
      name, "loss \(decimalText(training.loss, places: 4))",
      "accuracy \(padded(percentText(training.accuracy), 8))",
      validation.map { "validation \(padded(percentText($0.accuracy), 8))" },
      "\(decimalText(seconds, places: 1)) s",
    ]
    printErrorLine(styled: columns.compactMap { $0 }.joined(separator: "  "))
  }

  /// A number padded to the width of the last one: `epoch   7/100`.
  private func number(_ unit: String, _ number: Int, of count: Int) -> String {
    "\(unit) \(padded("\(number)", "\(count)".count))/\(count)"
  }
}
