import DigitModel
import DigitRecognition
import DigitReport
import SystemSupport

extension Evaluate {
  /// The report of an evaluation.
  func pageReport(_ model: Model, _ measurement: Measurement) -> Report {
    Report(
      name: "Evaluation of \(self.model.file ?? "the built-in model")", model: model,
      measurement: measurement,
      facts: [
        ("data", data.joined(separator: ", ")), ("images", "\(measurement.report.count)"),
        ("calibration error", decimalText(measurement.report.calibrationError, places: 4)),
        ("parameters", "\(model.network.parameterCount)"),
      ], command: typedCommand())
  }
}
