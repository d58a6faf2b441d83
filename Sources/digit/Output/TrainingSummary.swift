import DigitModel
import DigitTraining
import NeuralNetwork
import SystemSupport

/// What a training trains, as names and values: `("network", "dense(128) relu dense(10), 101770 parameters")`.
///
/// - Parameter sources: the paths of the training data, with the number of images from each.
func trainingSummary(
  _ plan: TrainingPlan, _ session: TrainingSession, sources: [(path: String, count: Int)], jobs: Int
) -> [(name: String, value: String)] {
  let option = { (name: String) in plan.options.first { $0.name == name }?.value ?? "" }
  var rows = sources.map { ("data", "\(printable($0.path)), \(counted($0.count, "image"))") }
  for name in ["limit", "sample"] where !option(name).isEmpty {
    rows.append((name, "\(option(name)) images\(name == "limit" ? " from the start" : " at random")"))
  }
  rows += [
    ("training", counted(plan.imageCount, "image")),
    ("labels", "0 to 9: " + plan.labelCounts.map(String.init).joined(separator: ", ")),
    ("validation", plan.validationDigits.map { counted($0.count, "image") } ?? "none"),
  ]
  if plan.samplesPerEpoch > plan.imageCount {
    rows.append(
      (
        "samples",
        "\(plan.samplesPerEpoch) per epoch, \(plan.samplesPerEpoch - plan.imageCount) of them generated"
      ))
  }
  let augmentation = option("augment")
  if augmentation != "none" { rows.append(("augmentation", augmentation)) }
  let initial = option("initial-model").isEmpty ? "" : ", from the initial model"
  rows.append(("network", "\(option("architecture")), \(plan.parameterCount) parameters\(initial)"))
  var optimizer =
    "\(option("optimizer")), learning rate \(option("learning-rate")), \(option("schedule")) schedule"
  for name in ["warm-up", "weight-decay", "label-smoothing", "averaging"]
  where !["", "0", "0.0"].contains(option(name)) {
    optimizer += ", \(name.split(separator: "-").joined(separator: " ")) \(option(name))"
  }
  rows += [
    ("optimizer", optimizer),
    ("length", lengthText(session, batch: option("batch-size"), isInEpochs: option("iterations").isEmpty)),
    ("seed", "\(plan.seed)"),
    ("threads", "\(jobs)"),
  ]
  return rows
}

/// Names and values in two columns.
func aligned(_ rows: [(name: String, value: String)]) -> [String] {
  let width = rows.map(\.name.count).max() ?? 0
  return rows.enumerated().map { index, row in
    let name = index > 0 && rows[index - 1].name == row.name ? "" : row.name
    return "\(name)\(String(repeating: " ", count: width - name.count))  \(row.value)"
  }
}

private func lengthText(_ session: TrainingSession, batch: String, isInEpochs: Bool) -> String {
  let epochs = (session.steps + session.stepsPerEpoch - 1) / session.stepsPerEpoch
  let images = batch == "all" ? "all images" : "\(batch) images"
  let length =
    isInEpochs
    ? """
    \(counted(epochs, "epoch")) of \(counted(session.stepsPerEpoch, "step")) with \(images) each, \
    \(counted(session.steps, "step")) in all
    """ : "\(counted(session.steps, "step")) with \(images) each, \(session.stepsPerEpoch) in an epoch"
  return session.step == 0 ? length : "\(length); \(session.step) done"
}
