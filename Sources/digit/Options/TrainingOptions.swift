import ArgumentParser
import DigitData
import DigitSynthesis
import NeuralNetwork
import SystemSupport

/// What `digit train` learns from and measures with.
struct TrainingDataOptions: ParsableArguments {
  @Argument(
    help: .init(
      dataHelp.abstract + " By default what the environment variable DIGIT_TRAIN_CSV names.",
      valueName: dataHelp.valueName))
  var named: [String] = []

  @Option(help: .init("Where a CSV has its label.", valueName: "side"))
  var labelColumn = LabelColumn.first

  @Option(help: .init("Use the first pictures only.", valueName: "n"))
  var limit: Int?

  @Option(help: .init("Use so many of the pictures, drawn by chance.", valueName: "n"))
  var sample: Int?

  @Option(
    help: .init(
      "The level that is given to the network as 1; by default 255, for 8×8 digits 16.", valueName: "level"))
  var pixelScale: Float?

  @Option(
    help: .init(
      "Learn also from so many drawn digits of each label, new ones in each epoch: forms that MNIST lacks.",
      valueName: "n"))
  var drawnDigits = 0

  @Option(
    help: .init(
      "Learn also to be unsure of so many drawn marks that are no digit, new ones in each epoch.",
      valueName: "n"))
  var otherMarks = 0

  @Option(
    help: .init(
      "A part (0.1) or a number (5000) of the pictures, drawn by chance, to measure with instead of learning; "
        + "by default 0.1, with --validation none.", valueName: "fraction|count"))
  var validationSplit: ValidationSplit?

  @Option(help: .init("Data of their own to measure with after each epoch.", valueName: "data"))
  var validation: [String] = []

  /// The data to learn from; none where nothing names any.
  var paths: [String] { named.isEmpty ? environmentValue("DIGIT_TRAIN_CSV").map { [$0] } ?? [] : named }

  func validate() throws {
    try require(limit ?? 1 >= 1, "--limit takes a number from 1 on.")
    try require(sample ?? 1 >= 1, "--sample takes a number from 1 on.")
    try require((0...1_000_000).contains(drawnDigits), "--drawn-digits takes a number from 0 to 1000000.")
    try require((0...10_000_000).contains(otherMarks), "--other-marks takes a number from 0 to 10000000.")
    try require(pixelScale.map { $0 > 0 && $0.isFinite } ?? true, "--pixel-scale takes a number above 0.")
  }
}

/// How `digit train` learns.
struct MethodOptions: ParsableArguments {
  @Option(help: .init("The rule by which a gradient changes the network.", valueName: "rule"))
  var optimizer = OptimizerName.momentum

  @Option(
    help: .init(
      "By default what suits the rule: sgd 0.1, momentum 0.05, adam and adamw 0.001.", valueName: "rate"))
  var learningRate: Float?

  @Option(help: .init("Whether the learning rate falls to 0 in the end.", valueName: "curve"))
  var schedule = ScheduleName.cosine

  @Option(
    help: .init(
      "Steps in which the learning rate rises from 0, with the cosine schedule.", valueName: "steps"))
  var warmUp = 0

  @Option(help: .init("Pictures a step, or all.", valueName: "n|all"))
  var batchSize = BatchSize(count: 64)

  @Option(help: .init("Passes over the data; by default 10.", valueName: "n"))
  var epochs: Int?

  @Option(help: .init("Steps, instead of --epochs.", valueName: "n"))
  var iterations: Int?

  @Option(help: .init("How strongly weights are drawn to 0.", valueName: "factor"))
  var weightDecay: Float = 0

  @Option(help: .init("The probability taken from the right digit and spread over all.", valueName: "share"))
  var labelSmoothing: Float = 0

  @Option(
    help: .init(
      "The model is an average of the last steps' networks, in which each step so far fades by this factor.",
      valueName: "factor"))
  var averaging: Float?

  @Option(
    help: .init(
      "How pictures are varied anew in each epoch: light as other hands would write them, strong also as other "
        + "pens and photos would leave them.", valueName: "strength"))
  var augment = AugmentationStrength.none

  @Flag(
    help: .init(
      "Make the model as sure as it is right: find its temperature on validation pictures as photos show them."
    ))
  var calibrate = false

  @Flag(help: "Take the pictures in their order in each epoch.")
  var noShuffle = false

  @Option(
    help: .init("Decides every chance: the same seed gives the same model, byte for byte.", valueName: "n"))
  var seed = 1

  func validate() throws {
    try require(learningRate.map { $0 > 0 && $0.isFinite } ?? true, "--learning-rate takes a number above 0.")
    try require(epochs == nil || iterations == nil, "--epochs and --iterations exclude each other.")
    try require(
      epochs ?? 0 >= 0 && iterations ?? 0 >= 0, "--epochs and --iterations take a number from 0 on.")
    try require(warmUp >= 0, "--warm-up takes a number from 0 on.")
    try require(weightDecay >= 0 && weightDecay.isFinite, "--weight-decay takes a number from 0 on.")
    try require((0..<1).contains(labelSmoothing), "--label-smoothing takes a number from 0 to below 1.")
    try require(averaging.map { $0 > 0 && $0 < 1 } ?? true, "--averaging takes a number above 0 and below 1.")
    try require(seed >= 0, "--seed takes a number from 0 on.")
  }

  /// The trainer's terms for all this.
  var configuration: TrainingConfiguration {
    var configuration = TrainingConfiguration()
    configuration.optimizer = optimizer.rule
    configuration.learningRate = learningRate ?? optimizer.usualRate
    configuration.schedule = schedule == .cosine ? .cosine(warmUp: warmUp) : .constant
    configuration.batchSize = batchSize.count
    configuration.length = iterations.map { .steps($0) } ?? .epochs(epochs ?? 10)
    configuration.shuffles = !noShuffle
    configuration.seed = UInt64(seed)
    configuration.weightDecay = weightDecay
    configuration.labelSmoothing = labelSmoothing
    configuration.averagingDecay = averaging
    return configuration
  }
}

/// What `digit train` writes besides the model, and when it stops.
struct ProgressOptions: ParsableArguments {
  @Option(
    help: .init(
      "Stop when so many epochs brought no better validation accuracy, and keep the best.",
      valueName: "epochs"))
  var patience: Int?

  @Option(
    help: .init("Tell of every n-th iteration, or step, instead of every epoch.", valueName: "n"))
  var logEvery: Int?

  @Option(
    help: .init(
      "A file to go on from, written after an epoch, at most once a second, and at the end.",
      valueName: "file"))
  var checkpoint: String?

  @Flag(help: "Go on from the checkpoint, to the same model as without interruption.")
  var resume = false

  @Option(help: .init("A CSV of the figures of each epoch.", valueName: "file"))
  var history: String?

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  func validate() throws {
    try require(patience ?? 1 >= 1, "--patience takes a number from 1 on.")
    try require(logEvery ?? 1 >= 1, "--log-every takes a number from 1 on.")
    try require(!resume || checkpoint != nil, "--resume needs --checkpoint, the file to go on from.")
  }
}

/// Refuses options that make no sense, before anything is done.
func require(_ condition: Bool, _ message: String) throws {
  if !condition { throw ValidationError(message) }
}
