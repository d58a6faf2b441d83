import DigitData
import DigitModel
import NeuralNetwork

/// The options that affect the result of a training, as model files and checkpoints record them.
///
/// - Parameters:
///   - layers: those of the network in training, with dropout.
///   - pixelScale: the intensity that becomes 1.
///   - split: how many of the images are held out for validation.
///   - validation: the separate validation data.
func recordedOptions(
  _ data: TrainingDataConfiguration, _ network: NetworkConfiguration, _ training: TrainingConfiguration,
  layers: [LayerSpecification], pixelScale: Float, split: ValidationSplit, validation: LabeledDigits?
) -> [TrainingOption] {
  var options = [TrainingOption("architecture", LayerNotation.text(layers))]
  if let model = network.initialModel {
    options.append(.init("initial-model", "crc32:\(digest(of: model.bytes))"))
    if network.initialFraction > 0 {
      options.append(.init("initial-fraction", "\(network.initialFraction)"))
    }
  }
  if let precision = network.precision { options.append(.init("precision", precision.rawValue)) }
  if case .uniform = network.initialization { options.append(.init("initialization", "uniform")) }
  options += data.loadingOptions
  if let sample = data.sample { options.append(.init("sample", "\(sample)")) }
  options.append(.init("validation-split", "\(split)"))
  if let validation { options.append(.init("validation", "crc32:\(validation.digest)")) }
  options += [
    .init("optimizer", training.optimizer.name),
    .init("learning-rate", "\(training.learningRate)"),
    .init("batch-size", training.batchSize.map(String.init) ?? "all"),
    training.length.option,
    .init("schedule", training.schedule == .constant ? "constant" : "cosine"),
    .init("warm-up", "\(training.schedule.warmUp)"),
    .init("weight-decay", "\(training.weightDecay)"),
    .init("label-smoothing", "\(training.labelSmoothing)"),
    .init("augment", "\(data.augmentation)"),
    .init("pixel-scale", "\(pixelScale)"),
  ]
  if data.syntheticDigits > 0 { options.append(.init("synthetic-digits", "\(data.syntheticDigits)")) }
  if let strokes = data.strokes {
    options.append(.init("strokes", "crc32:\(strokes.digest)"))
    options.append(.init("strokes-per-label", "\(data.strokesPerLabel)"))
  }
  if data.outliers > 0 { options.append(.init("outliers", "\(data.outliers)")) }
  if let decay = training.averagingDecay { options.append(.init("averaging", "\(decay)")) }
  if !training.shuffles { options.append(.init("no-shuffle")) }
  if data.calibrates { options.append(.init("calibrate")) }
  if data.calibrationNumbers > 0 {
    options.append(.init("calibration-numbers", "\(data.calibrationNumbers)"))
  }
  return options
}

extension Optimizer {
  fileprivate var name: String {
    switch self {
    case .sgd: "sgd"
    case .momentum: "momentum"
    case .adam: "adam"
    case .adamW: "adamw"
    }
  }
}

extension TrainingLength {
  fileprivate var option: TrainingOption {
    switch self {
    case .epochs(let count): TrainingOption("epochs", "\(count)")
    case .steps(let count): TrainingOption("iterations", "\(count)")
    }
  }
}

extension LearningRateSchedule {
  fileprivate var warmUp: Int {
    switch self {
    case .constant: 0
    case .cosine(let warmUp): warmUp
    }
  }
}
