import DigitTraining
import NeuralNetwork
import SystemSupport

/// The present step of a training, in one line of a terminal that is redrawn:
/// `epoch 3/10, step 1300/5910, loss 0.2345, 2 min 10 s left`.
struct TrainingStepLine {
  private let steps: Int
  private let stepsPerEpoch: Int
  /// Updates that were done before this session.
  private let earlierSteps: Int
  private let start = ContinuousClock.now
  private var lastUpdate = ContinuousClock.now

  /// nil unless standard error is a terminal that can redraw a line.
  init?(_ session: TrainingSession) {
    guard isatty(STDERR_FILENO) == 1, environmentValue("TERM") != "dumb" else { return nil }
    (steps, stepsPerEpoch, earlierSteps) = (session.steps, session.stepsPerEpoch, session.step)
  }

  /// Shows a step, at most ten times a second.
  mutating func show(_ report: StepReport) {
    let now = ContinuousClock.now
    guard now - lastUpdate >= .milliseconds(100) else { return }
    lastUpdate = now
    let epochs = (steps + stepsPerEpoch - 1) / stepsPerEpoch
    let pace = (now - start).seconds / Double(report.step - earlierSteps)
    StatusLine.show(
      TerminalStyle.errors.secondary(
        """
        epoch \(report.epoch + 1)/\(epochs), step \(report.step)/\(steps), \
        loss \(decimalText(report.training.loss, places: 4)), \(timeText(pace * Double(steps - report.step))) left
        """))
  }
}
