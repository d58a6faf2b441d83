import DigitModel
import DigitRecognition
import DigitReport
import SystemSupport

extension Evaluate {
  /// The report of an evaluation.
  func pageReport(_ model: Model, _ measurement: Measurement) -> Report {
    let name = self.model.file ?? "Built-in model"
    return Report(
      name: "\(name), measured on \(data.joined(separator: ", "))", model: model, measurement: measurement,
      facts: [
        ("images", "\(measurement.report.count)"),
        ("calibration error", decimalText(measurement.report.calibrationError, places: 4)),
        ("parameters", "\(model.network.parameterCount)"),
      ])
  }
}
