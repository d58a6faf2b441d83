import DigitModel
import DigitRecognition
import DigitReport
import DigitTraining
import SystemSupport

extension Train {
  /// The training's setup and curves, and the model's results on the validation images.
  ///
  /// - Parameter sources: the paths of the training data, with the number of images from each.
  func report(
    _ plan: TrainingPlan, _ session: TrainingSession, _ model: Model, _ sources: [(path: String, count: Int)],
    time: Duration
  ) throws -> Report {
    let measurement = try plan.validationDigits.map { validation in
      var measurement = Measurement(labels: model.labels, keepsImages: true)
      try measurement.record(
        intensities: validation.pixels, labels: validation.labels[...],
        by: Recognizer(model: model), jobs: jobs.count, name: validation.origins.name)
      return measurement
    }
    return Report(
      name: "Training of \(output)", model: model, measurement: measurement, curves: session.curves,
      facts: (preset.map { [("preset", $0.rawValue)] } ?? []) + [
        ("training images", "\(plan.imageCount)"),
        ("validation images", "\(plan.validationDigits?.count ?? 0)"),
        ("time", "\(decimalText(time.seconds, places: time < .seconds(10) ? 2 : 1)) s"),
        ("parameters", "\(model.network.parameterCount)"),
      ], command: typedCommand(), setup: setup(plan, model, sources))
  }

  /// The data of the training.
  private func setup(
    _ plan: TrainingPlan, _ model: Model, _ sources: [(path: String, count: Int)]
  ) -> TrainingSetup {
    let validation = plan.validationDigits
    var facts = sources.map { ("training data", "\($0.path), \(counted($0.count, "image")) read") }
    if let digest = model.training?.dataDigest { facts.append(("training digest", digest)) }
    if !data.validation.isEmpty { facts.append(("validation data", data.validation.joined(separator: ", "))) }
    if let validation { facts.append(("validation digest", validation.digest)) }
    return TrainingSetup(
      facts: facts, trainingCounts: plan.labelCounts, validationCounts: validation?.labelCounts)
  }
}
