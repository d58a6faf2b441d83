import DigitModel
import DigitRecognition
import DigitReport
import DigitTraining
import SystemSupport

extension Train {
  /// The training's curves, and the model's results on the validation images.
  func report(
    _ plan: TrainingPlan, _ session: TrainingSession, _ model: Model, time: Duration
  ) throws -> Report {
    let measurement = try plan.validation.map { validation in
      var measurement = Measurement(keepsImages: true)
      try measurement.record(
        intensities: validation.digits.pixels, labels: validation.digits.labels[...],
        by: Recognizer(model: model), jobs: jobs.count
      ) { "validation:\($0 + 1)" }
      return measurement
    }
    return Report(
      name: "Training of \(output)", model: model, measurement: measurement, curves: session.curves,
      facts: (preset.map { [("preset", $0.rawValue)] } ?? []) + [
        ("training data", data.sources.joined(separator: ", ")),
        ("training images", "\(plan.imageCount)"),
        ("validation images", "\(plan.validation?.count ?? 0)"),
        ("time", "\(decimalText(time.seconds, places: time < .seconds(10) ? 2 : 1)) s"),
        ("parameters", "\(model.network.parameterCount)"),
      ])
  }
}
