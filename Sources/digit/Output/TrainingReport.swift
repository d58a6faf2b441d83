import DigitModel
import DigitRecognition
import DigitReport
import SystemSupport

extension Train {
  /// How the training went, and how the model that came of it does on the validation pictures.
  func report(
    _ plan: TrainingPlan, _ session: TrainingSession, _ model: Model, time: Duration
  ) -> Report {
    let measurement = plan.validation.map { validation in
      var measurement = Measurement(keepsPictures: true)
      measurement.record(validation.digits, by: model, jobs: jobs.count) { "validation:\($0 + 1)" }
      return measurement
    }
    return Report(
      name: "Training of \(output)", model: model, measurement: measurement, curves: session.curves,
      facts: (preset.map { [("preset", $0.rawValue)] } ?? []) + [
        ("learned from", data.paths.joined(separator: ", ")),
        ("pictures", "\(plan.pictures)"),
        ("validation pictures", "\(plan.validation?.count ?? 0)"),
        ("time", "\(decimalText(time.seconds, places: time < .seconds(10) ? 2 : 1)) s"),
        ("parameters", "\(model.network.parameterCount)"),
      ])
  }
}
