import DigitData
import DigitSynthesis
import DigitImage
import DigitModel
import DigitRecognition
import NeuralNetwork

/// Everything that a training begins with, made from the options.
struct TrainingPlan {
  let training: any SampleSource
  /// The pictures among them that were loaded, not drawn.
  let pictures: Int
  /// `nil` where nothing is to be measured.
  let validation: PixelSamples?
  /// What tells how sure the model may be of its answers: validation pictures as photos show them; `nil` where that
  /// is not asked for.
  let calibration: (any SampleSource)?
  /// The network before training.
  let network: Network
  let pixelScale: Float
  let configuration: TrainingConfiguration
  /// The options that affect the result, as the model file records them.
  let options: [TrainingOption]
  let dataDigest: String

  init(_ data: TrainingDataOptions, _ network: NetworkOptions, _ method: MethodOptions, jobs: Int) throws {
    let (learning, measuring) = try TrainingPlan.digits(data, seed: method.seed, jobs: jobs)
    let initial = try network.initialModel.map { path throws(ModelError) in try Model(path: path) }
    pixelScale = data.pixelScale ?? initial?.pixelScale ?? (learning.side == 8 ? 16 : 255)
    self.network = try network.build(side: learning.side, initial: initial, seed: method.seed)
    training = try TrainingPlan.samples(
      PixelSamples(learning, scale: pixelScale), side: learning.side, data, method)
    pictures = learning.count
    validation = measuring.map { [pixelScale] in PixelSamples($0, scale: pixelScale) }
    calibration =
      method.calibrate
      ? try TrainingPlan.calibration(measuring, pixelScale: pixelScale, seed: method.seed) : nil
    configuration = method.configuration
    dataDigest = learning.digest
    options = TrainingPlan.options(
      data, network, method, layers: self.network.architecture.layers, pixelScale: pixelScale)
  }

  /// As many of the validation pictures as tell the temperature to about a hundredth, photographed.
  private static func calibration(
    _ measuring: LabeledDigits?, pixelScale: Float, seed: Int
  ) throws -> any SampleSource {
    guard let measuring, measuring.side == DigitBox.side else {
      throw Failure(
        status: .usage,
        description: "--calibrate needs validation pictures of \(DigitBox.side)×\(DigitBox.side)")
    }
    let some = measuring.subset(0..<min(measuring.count, 5000))
    var seeds = SeededGenerator(seed: UInt64(seed), streams: 0x50_484F_544F)  // "PHOTO"
    return PhotographedDigits(PixelSamples(some, scale: pixelScale), seed: seeds.next())
  }

  /// The pictures to learn from and those to measure with.
  private static func digits(
    _ options: TrainingDataOptions, seed: Int, jobs: Int
  ) throws -> (LabeledDigits, LabeledDigits?) {
    let refuse = { (path: String, error: RecognitionError) in
      printError("digit: \(printable(path)) is left out: \(error)")
    }
    var all: LabeledDigits
    do {
      all = try loadDigits(
        options.paths, labelColumn: options.labelColumn, limit: options.limit, jobs: jobs, refuse: refuse)
    } catch  where options.named.isEmpty {
      throw Failure(error, pathOf: "DIGIT_TRAIN_CSV")
    }
    if let sample = options.sample { all = all.sample(sample, seed: UInt64(seed)) }
    var validation: LabeledDigits?
    if !options.validation.isEmpty {
      let own = try loadDigits(
        options.validation, labelColumn: options.labelColumn, limit: nil, jobs: jobs, refuse: refuse)
      guard own.side == all.side else {
        throw DataError.mixedSides(path: options.validation[0], side: own.side, others: all.side)
      }
      validation = own
    }
    let split = options.validationSplit ?? (validation == nil ? .fraction(0.1) : .count(0))
    let count = split.count(of: all.count)
    guard count < all.count else {
      throw Failure(
        status: .usage,
        description: "--validation-split \(split) leaves nothing to learn from of \(all.count) pictures")
    }
    guard count > 0 else { return (all, validation) }
    var (learning, measuring) = all.split(validationCount: count, seed: UInt64(seed))
    if let validation { measuring.append(validation) }
    return (learning, measuring)
  }

  /// What is learned from: the pictures, what is drawn besides, and variations of all this.
  private static func samples(
    _ pictures: PixelSamples, side: Int, _ data: TrainingDataOptions, _ method: MethodOptions
  ) throws -> any SampleSource {
    guard data.drawnDigits > 0 || data.otherMarks > 0 || method.augment != .none else { return pictures }
    guard side == DigitBox.side else {
      throw Failure(
        status: .usage,
        description:
          "--augment, --drawn-digits and --other-marks are for pictures of \(DigitBox.side)×\(DigitBox.side), "
          + "these have \(side)×\(side)")
    }
    // Each kind of chance has a seed of its own, so that no two draw the same numbers.
    let sampleStream: UInt64 = 0x53_4D50_4C45  // "SMPLE"
    var seeds = SeededGenerator(seed: UInt64(method.seed), streams: sampleStream)
    let all = ConcatenatedSamples([
      pictures, SyntheticDigits(perClass: data.drawnDigits, seed: seeds.next()),
      Outliers(count: data.otherMarks, seed: seeds.next()),
    ])
    return AugmentedDigits(all, strength: method.augment, seed: seeds.next())
  }

  private static func options(
    _ data: TrainingDataOptions, _ network: NetworkOptions, _ method: MethodOptions,
    layers: [LayerSpecification], pixelScale: Float
  ) -> [TrainingOption] {
    let configuration = method.configuration
    var options = [TrainingOption("architecture", LayerNotation.text(layers))]
    if network.initialModel != nil { options.append(.init("initial-model")) }
    if network.initialization != .he { options.append(.init("initialization", "\(network.initialization)")) }
    if let sample = data.sample { options.append(.init("sample", "\(sample)")) }
    options += [
      .init("optimizer", "\(method.optimizer)"), .init("learning-rate", "\(configuration.learningRate)"),
      .init("batch-size", "\(method.batchSize)"),
      method.iterations.map { .init("iterations", "\($0)") } ?? .init("epochs", "\(method.epochs ?? 10)"),
      .init("schedule", "\(method.schedule)"), .init("warm-up", "\(method.warmUp)"),
      .init("weight-decay", "\(method.weightDecay)"), .init("label-smoothing", "\(method.labelSmoothing)"),
      .init("augment", "\(method.augment)"), .init("pixel-scale", "\(pixelScale)"),
    ]
    if data.drawnDigits > 0 { options.append(.init("drawn-digits", "\(data.drawnDigits)")) }
    if data.otherMarks > 0 { options.append(.init("other-marks", "\(data.otherMarks)")) }
    if let averaging = method.averaging { options.append(.init("averaging", "\(averaging)")) }
    if method.noShuffle { options.append(.init("no-shuffle")) }
    if method.calibrate { options.append(.init("calibrate")) }
    return options
  }
}
