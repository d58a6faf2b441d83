import DigitData
import DigitImage
import DigitModel
import DigitSynthesis
import NeuralNetwork

/// Everything that a training starts from.
public struct TrainingPlan: Sendable {
  let training: any SampleSource
  /// The number of loaded images among the training samples; synthetic samples are not counted.
  public let imageCount: Int
  /// The number of those images with each label, 0 to 9.
  public let labelCounts: [Int]
  /// nil if there are no validation images.
  public let validationDigits: LabeledDigits?
  /// The samples on which the model's confidence is calibrated; nil if it is not.
  let calibration: (any SampleSource)?
  /// The model that training starts from, and digits that it knows, if its calibration is to be kept; nil otherwise.
  let ancestor: (model: Model, known: any SampleSource)?
  /// How much of the initial network's parameters the result keeps, 0…1.
  let initialFraction: Float
  /// Predictions of held-out images, from which the temperature is found too.
  public var crossValidation: CrossValidation?
  /// The numbers on which their reading is calibrated; nil if it is not.
  let calibrationNumbers: SyntheticNumbers?
  /// The network before training.
  let network: Network
  /// The precision of the model's parameters.
  let precision: Precision
  let pixelScale: Float
  let labels: ClassLabels
  let configuration: TrainingConfiguration
  /// The options that affect the result, as the model file records them.
  public let options: [TrainingOption]
  let dataDigest: String

  /// Samples in an epoch: loaded images and generated ones.
  public var samplesPerEpoch: Int { training.count }
  /// The validation images as samples.
  var validation: PixelSamples? {
    validationDigits.map { PixelSamples($0, scale: pixelScale) }
  }
  /// The seed of all random numbers.
  public var seed: UInt64 { configuration.seed }
  /// Trained and running parameters of the network in training.
  public var parameterCount: Int { network.parameterCount }

  /// Splits the data, builds the network, and checks that they fit each other.
  ///
  /// - Parameters:
  ///   - digits: the images to train on, and to split validation images from.
  ///   - validation: validation images of their own.
  ///   - jobs: the maximum number of threads; the plan does not depend on it.
  /// - Throws: `TrainingError`, or `ArchitectureError` if the layers do not fit each other.
  public init(
    _ digits: LabeledDigits, validation: LabeledDigits? = nil, data: TrainingDataConfiguration,
    network: NetworkConfiguration, training configuration: TrainingConfiguration, jobs: Int = 1
  ) throws {
    let seed = configuration.seed
    let split = data.validationSplit ?? (validation == nil ? .fraction(0.1) : .count(0))
    let separateValidation = validation
    let (training, validation) = try TrainingPlan.split(digits, validation, data, split, seed: seed)
    let side = training.side
    pixelScale = data.pixelScale ?? network.initialModel?.pixelScale ?? (side == 8 ? 16 : 255)
    labels = data.labels ?? network.initialModel?.labels ?? .digits
    if labels != .digits, data.calibrates { throw TrainingError.calibrationLabels }
    self.network = try network.network(side: side, seed: seed)
    precision = network.precision ?? network.initialModel?.precision ?? .single
    self.training = try TrainingPlan.samples(
      PixelSamples(training, scale: pixelScale), side: side, data, seed: seed)
    imageCount = training.count
    labelCounts = training.labelCounts
    validationDigits = validation
    let calibration =
      data.calibrates
      ? try TrainingPlan.calibration(
        validation, pixelScale: pixelScale, numbers: data.calibrationNumbers, seed: seed) : nil
    (self.calibration, calibrationNumbers) = (calibration?.digits, calibration?.numbers)
    initialFraction = network.initialFraction
    if let model = network.initialModel, calibration == nil, labels == .digits, side == DigitBox.side {
      ancestor = (model, TrainingPlan.knownDigits(seed: seed))
    } else {
      ancestor = nil
    }
    self.configuration = configuration
    dataDigest = training.digest(jobs: jobs)
    options = recordedOptions(
      data, network, configuration, layers: self.network.architecture.layers, pixelScale: pixelScale,
      split: split, validation: separateValidation)
  }

  /// Synthetic photographs of synthetic digits.
  private static func knownDigits(seed: UInt64) -> any SampleSource {
    var seeds = SeededGenerator(seed: seed, streams: 0x4B_4E4F_574E)  // "KNOWN"
    return PhotographedDigits(SyntheticDigits(perClass: 50, seed: seeds.next()), seed: seeds.next())
  }

  /// Splits the images into those to train on and those to validate with.
  private static func split(
    _ digits: LabeledDigits, _ validation: LabeledDigits?, _ data: TrainingDataConfiguration,
    _ split: ValidationSplit, seed: UInt64
  ) throws(TrainingError) -> (training: DigitSubset, validation: LabeledDigits?) {
    if let validation, validation.side != digits.side {
      throw .validationSide(training: digits.side, validation: validation.side)
    }
    let digits = data.sample.map { digits.sample($0, seed: seed) } ?? digits
    let count = split.count(of: digits.count)
    guard count < digits.count else { throw .emptyTrainingSet(split, count: digits.count) }
    guard count > 0 else { return (DigitSubset(digits), validation) }
    let (training, heldOut) = digits.split(validationCount: count, seed: seed)
    var all = LabeledDigits(heldOut)
    if let validation { all.append(validation) }
    return (training, all)
  }

  /// The training samples: the images, written and synthetic digits, and outliers, all augmented.
  private static func samples(
    _ images: PixelSamples, side: Int, _ data: TrainingDataConfiguration, seed: UInt64
  ) throws(TrainingError) -> any SampleSource {
    guard
      data.syntheticDigits > 0 || data.outliers > 0 || data.strokes != nil || data.augmentation != .none
    else { return images }
    guard side == DigitBox.side else { throw .unsupportedSide(side) }
    // Each source has a seed of its own, so that no two use the same random numbers.
    var seeds = SeededGenerator(seed: seed, streams: 0x53_4D50_4C45)  // "SMPLE"
    let synthetic = SyntheticDigits(perClass: data.syntheticDigits, seed: seeds.next())
    let (outlierSeed, augmentationSeed) = (seeds.next(), seeds.next())
    var real: [any SampleSource] = [images]
    if let strokes = data.strokes {
      real.append(WrittenDigits(strokes, perClass: data.strokesPerLabel, seed: seeds.next()))
    }
    let outliers = Outliers(of: real, count: data.outliers, seed: outlierSeed)
    return AugmentedDigits(
      ConcatenatedSamples(real + [synthetic, outliers]), strength: data.augmentation, seed: augmentationSeed)
  }

  /// Synthetic photographs of validation images, and of numbers composed of them: 5,000 images are enough to determine the
  /// temperature to about 0.01.
  private static func calibration(
    _ validation: LabeledDigits?, pixelScale: Float, numbers: Int, seed: UInt64
  ) throws(TrainingError) -> (digits: any SampleSource, numbers: SyntheticNumbers?) {
    guard let validation, validation.side == DigitBox.side else {
      throw .calibration(side: validation?.side)
    }
    let images = PixelSamples(
      DigitSubset(of: validation, 0..<min(validation.count, 5000)), scale: pixelScale)
    var seeds = SeededGenerator(seed: seed, streams: 0x50_484F_544F)  // "PHOTO"
    let photographs = PhotographedDigits(images, seed: seeds.next())
    guard numbers > 0 else { return (photographs, nil) }
    return (photographs, SyntheticNumbers(of: [images], count: numbers, seed: seeds.next()))
  }
}
