import DigitModel
import DigitRecognition
import DigitReport
import SystemSupport

extension Evaluate {
  /// The report of an evaluation.
  func pageReport(_ model: Model, _ measurement: Measurement) -> Report {
    Report(
      name: pageName, model: model, measurement: measurement,
      facts: facts(measurement.report, model), command: typedCommand())
  }

  /// The report of an evaluation of numbers.
  func pageReport(_ model: Model, _ report: NumberReport) -> NumberEvaluation {
    NumberEvaluation(name: pageName, report: report, facts: facts(report, model), command: typedCommand())
  }

  private var pageName: String { "Evaluation of \(self.model.file ?? "the built-in model")" }

  private func facts(_ report: some AnswerReport, _ model: Model) -> [(name: String, value: String)] {
    [
      ("data", data.joined(separator: ", ")), ("images", "\(report.count)"),
      ("calibration error", decimalText(report.calibrationError, places: 4)),
      ("parameters", "\(model.network.parameterCount)"),
    ]
  }
}
