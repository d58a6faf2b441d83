import ArgumentParser
import DigitData
import DigitImage
import DigitModel
import DigitSynthesis
import DigitTraining
import SystemSupport

/// The data that `digit train` trains on and validates with.
struct TrainingDataOptions: ParsableArguments {
  @Argument(
    help: .init(
      "\(labeledDataHelp) The default is the file that the environment variable DIGIT_TRAIN_CSV names.",
      valueName: "data"), completion: .file())
  var named: [String] = []

  @OptionGroup var labelColumn: LabelColumnOption

  @Option(help: .init("Use only the first N images, 1 to 1000000000.", valueName: "n"))
  var limit: Int?

  @Option(help: .init("Use only N images, sampled at random, 1 to 1000000000.", valueName: "n"))
  var sample: Int?

  @Option(
    help: .init(
      """
      Intensity that is scaled to 1, 0.001 to 1000000; the default is 255, or 16 for 8×8 images. Levels of 0 to 1 in a CSV file \
      are read as intensities of 0 to 255, or 0 to 16.
      """,
      valueName: "intensity"))
  var pixelScale: Float?

  @Option(
    help: .init(
      """
      Add N synthetic digits per label, generated anew in each epoch, 0 to 1000000. They include variants that MNIST \
      lacks, such as a 1 with a flag. For 28×28 images only.
      """, valueName: "n"))
  var syntheticDigits: Int?

  @Option(
    help: .init(
      """
      Add digits that people wrote, rendered anew in each epoch from the pen strokes of a file such as \
      models/strokes.tsv.gz. For 28×28 images only.
      """, valueName: "file"), completion: .file())
  var strokes: String?

  @Option(
    help: .init(
      """
      Add N digits per label and epoch from the file of --strokes, 1 to 1000000; its digits take turns. The default \
      is 2500.
      """, valueName: "n"))
  var strokesPerLabel: Int?

  @Option(
    help: .init(
      """
      Add N outliers (marks that are not digits), generated anew in each epoch, 0 to 10000000. The network learns to \
      be unsure of them. For 28×28 images only.
      """, valueName: "n"))
  var outliers = 0

  @Option(
    help: .init(
      """
      Images to hold out at random for validation: a fraction, at least 0 and below 1, or a count of 0 to \
      1000000000. The default is 0.1, \
      or 0 with --validation.
      """, valueName: "fraction|count"))
  var validationSplit: ValidationSplit?

  @Option(
    help: .init(
      """
      Measure the accuracy, and calibrate the confidence, by K-fold cross-validation instead of --validation-split, 2 to 100: \
      for each of K parts of the images, a network is trained on the others. The model is then trained on all images.
      """, valueName: "k"))
  var folds: Int?

  @Option(
    help: .init("Validation data, of the same kinds as the training data.", valueName: "data"),
    completion: .file())
  var validation: [String] = []

  @Option(
    help: .init(
      """
      Names of the ten classes 0 to 9, separated by commas, if they are not digits: answers carry them, and images of 28×28 pixels \
      are taken as they are. The default is those of --initial-model, or else the digits.
      """, valueName: "names"))
  var labels: ClassLabels?

  /// The sources of the training data; empty if none are named.
  var sources: [String] { named.isEmpty ? environmentValue("DIGIT_TRAIN_CSV").map { [$0] } ?? [] : named }

  func validate() throws {
    try requireStandardInputOnce(sources + validation)
    try require(limit, of: "--limit", in: 1...1_000_000_000)
    try require(sample, of: "--sample", in: 1...1_000_000_000)
    try require(syntheticDigits, of: "--synthetic-digits", in: 0...1_000_000)
    try require(folds, of: "--folds", in: 2...100)
    try require(
      folds == nil || validationSplit == nil && validation.isEmpty,
      "--folds needs all images; leave out --validation-split and --validation.")
    try require(strokesPerLabel, of: "--strokes-per-label", in: 1...1_000_000)
    try require(strokes != nil || strokesPerLabel == nil, "--strokes-per-label needs --strokes.")
    try require(outliers, of: "--outliers", in: 0...10_000_000)
    try require(
      labels == nil || labels == .digits || (syntheticDigits ?? 0) == 0 && strokes == nil && outliers == 0,
      "--synthetic-digits, --strokes and --outliers are digits; leave them out with --labels.")
    try require(
      (0.001...1_000_000).contains(pixelScale ?? 1),
      "--pixel-scale takes a number from 0.001 to 1000000.")
  }
}

extension TrainingDataOptions {
  /// - Parameters:
  ///   - digits: the loaded images.
  ///   - fineTunes: whether training follows the recipe of `FineTuning`.
  func configuration(
    _ method: MethodOptions, for digits: LabeledDigits, fineTunes: Bool
  ) throws -> TrainingDataConfiguration {
    let rehearses = fineTunes && digits.side == DigitBox.side
    var configuration = TrainingDataConfiguration()
    if let limit { configuration.loadingOptions.append(.init("limit", "\(limit)")) }
    if ![.automatic, .first].contains(labelColumn.value) {
      configuration.loadingOptions.append(.init("label-column", "\(labelColumn.value)"))
    }
    configuration.sample = sample
    configuration.validationSplit = folds == nil ? validationSplit : .count(0)
    configuration.pixelScale = pixelScale
    configuration.labels = labels
    configuration.syntheticDigits =
      syntheticDigits ?? (rehearses ? FineTuning.syntheticDigits(images: digits.count) : 0)
    configuration.strokes = try strokes.map { try StrokeDigits(path: $0) }
    if let strokesPerLabel { configuration.strokesPerLabel = strokesPerLabel }
    configuration.outliers = outliers
    configuration.augmentation = method.augment ?? (rehearses ? .light : .none)
    configuration.calibrates = method.calibrate
    configuration.calibrationNumbers = method.calibrationNumbers
    return configuration
  }

  /// Refuses data that an output would replace.
  func requireDistinct(from outputs: OutputPaths) throws {
    try outputs.requireDistinct(fromInputs: sources + validation + [strokes].compactMap(\.self))
    guard outputs.replacesFiles else { return }
    for source in sources + validation {
      try outputs.requireDistinct(fromInputs: try LabeledImage.images(of: source)?.map(\.file.path) ?? [])
    }
  }

  /// Loads the training data. The summary counts the image files.
  ///
  /// - Parameters:
  ///   - preprocessed: whether image files are preprocessed.
  ///   - inspect: called for each source, with its path and its digits.
  func digits(
    preprocessed: Bool, jobs: Int, _ summary: inout BatchSummary, inspect: (String, LabeledDigits) -> Void
  ) throws -> LabeledDigits {
    do {
      return try load(
        sources, preprocessed: preprocessed, limit: limit, jobs: jobs, &summary, inspect: inspect)
    } catch  where named.isEmpty {
      throw Failure(error, pathOf: "DIGIT_TRAIN_CSV")
    }
  }

  /// Loads the validation data; nil if none is named. The summary counts the image files.
  func validationDigits(
    preprocessed: Bool, jobs: Int, _ summary: inout BatchSummary, inspect: (String, LabeledDigits) -> Void
  ) throws -> LabeledDigits? {
    if validation.isEmpty { return nil }
    return try load(
      validation, preprocessed: preprocessed, limit: nil, jobs: jobs, &summary, inspect: inspect)
  }

  private func load(
    _ sources: [String], preprocessed: Bool, limit: Int?, jobs: Int, _ summary: inout BatchSummary,
    inspect: (String, LabeledDigits) -> Void
  ) throws -> LabeledDigits {
    let digits = try LabeledDigits(
      sources: sources, labelColumn: labelColumn.value, preprocessed: preprocessed, limit: limit, jobs: jobs,
      inspect: inspect
    ) {
      summary.recordFailure($0, $1)
    }
    summary.succeed(digits.count)
    return digits
  }
}
