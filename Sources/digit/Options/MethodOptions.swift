import ArgumentParser
import DigitSynthesis
import DigitTraining
import NeuralNetwork

/// How `digit train` trains.
struct MethodOptions: ParsableArguments {
  @Option(help: .init("Optimizer; the default is momentum, with a coefficient of 0.9.", valueName: "name"))
  var optimizer: OptimizerName?

  @Option(
    help: .init(
      "Learning rate, above 0, up to 1000000; the default is 0.1 for sgd and momentum, 0.001 for adam and adamw.",
      valueName: "rate"))
  var learningRate: Float?

  @Option(
    help: .init(
      "Learning rate schedule; cosine lowers the rate to 0 by the last step.", valueName: "name"))
  var schedule = ScheduleName.cosine

  @Option(
    help: .init(
      "Steps in which the learning rate rises to its full value, 0 to 1000000000; cosine schedule only.",
      valueName: "steps"))
  var warmUp = 0

  @Option(help: .init("Images per step, 1 to 1000000000, or all.", valueName: "n|all"))
  var batchSize = BatchSize(count: 64)

  @Option(
    help: .init(
      """
      Passes over the training data, 0 to 1000000; the default is 6, and for fewer than 10,000 images as many as show \
      60,000, but at most 100.
      """, valueName: "n"))
  var epochs: Int?

  @Option(help: .init("Steps, 0 to 1000000000; replaces --epochs.", valueName: "n"))
  var iterations: Int?

  @Option(
    help: .init("Weight decay, 0 to 1000 (L2 regularization; decoupled with adamw).", valueName: "factor"))
  var weightDecay: Float = 0

  @Option(
    help: .init(
      "Probability taken from the true label and spread evenly over all labels, at least 0 and below 1.",
      valueName: "fraction"))
  var labelSmoothing: Float = 0

  @Option(
    help: .init(
      """
      Use an exponential moving average of the parameters as the model, with this decay per step, above 0 and below 1; \
      by default there is none.
      """, valueName: "decay"))
  var averaging: Float?

  @Option(
    help: .init(
      """
      Augmentation, anew in each epoch: light varies the handwriting, strong also the pen and the artifacts of photos. \
      For 28×28 images only.
      """, valueName: "strength"))
  var augment: AugmentationStrength?

  @Flag(
    help: """
      Calibrate the model's confidence on synthetic photos of the validation images: fit a softmax temperature, and write \
      the risk table that --max-error of classify needs. For 28×28 images only.
      """)
  var calibrate = false

  @Option(
    help: .init(
      """
      Calibrate the reading of numbers too, on N synthetic photos of numbers composed of validation images, 0 to 100000: \
      fit the weights by which digit read scores ink, and write the risk table that its --max-error needs. 3500 take \
      about a minute.
      """, valueName: "n"))
  var calibrationNumbers = 0

  @Flag(help: "Keep the order of the images in each epoch.")
  var noShuffle = false

  @Option(
    help: .init(
      "Seed of all random numbers, 0 to 9223372036854775807: the same seed gives the same model, byte for byte.",
      valueName: "n"))
  var seed = 1

  func validate() throws {
    try requireLearningRate(learningRate)
    try require(epochs == nil || iterations == nil, "Use either --epochs or --iterations, not both.")
    try require(epochs, of: "--epochs", in: 0...1_000_000)
    try require(iterations, of: "--iterations", in: 0...1_000_000_000)
    try require(warmUp, of: "--warm-up", in: 0...1_000_000_000)
    try require((0...1000).contains(weightDecay), "--weight-decay takes a number from 0 to 1000.")
    try require((0..<1).contains(labelSmoothing), "--label-smoothing takes a number from 0 to below 1.")
    try require(averaging.map { $0 > 0 && $0 < 1 } ?? true, "--averaging takes a number above 0 and below 1.")
    try require(calibrationNumbers, of: "--calibration-numbers", in: 0...100_000)
    try require(
      calibrationNumbers == 0 || calibrate,
      "--calibration-numbers can only be used together with --calibrate.")
    try require(seed, of: "--seed", in: 0...Int.max)
  }

  /// Whether no option says how, or how long, to train.
  var isUnspecified: Bool { optimizer == nil && learningRate == nil && epochs == nil && iterations == nil }

  /// - Parameters:
  ///   - images: the number of images to train on, from which the default number of epochs follows.
  ///   - fineTunes: whether training follows the recipe of `FineTuning`.
  func configuration(images: Int, fineTunes: Bool) -> TrainingConfiguration {
    var configuration = TrainingConfiguration()
    let optimizer = optimizer ?? (fineTunes ? .adamw : .momentum)
    configuration.optimizer = optimizer.optimizer
    configuration.learningRate =
      fineTunes ? FineTuning.learningRate : learningRate ?? optimizer.defaultLearningRate
    configuration.schedule = schedule == .cosine ? .cosine(warmUp: warmUp) : .constant
    configuration.batchSize = batchSize.count
    let defaultEpochs = fineTunes ? FineTuning.epochs(images: images) : usualEpochs(images: images)
    configuration.length = iterations.map { .steps($0) } ?? .epochs(epochs ?? defaultEpochs)
    configuration.shuffles = !noShuffle
    configuration.seed = UInt64(seed)
    configuration.weightDecay = weightDecay
    configuration.labelSmoothing = labelSmoothing
    configuration.averagingDecay = averaging
    return configuration
  }
}

/// Six epochs of MNIST are enough for 98 % of its test set; few images need more, so that there are enough steps.
private func usualEpochs(images: Int) -> Int { min(max(6, 60_000 / max(images, 1)), 100) }

/// `--learning-rate` of `train` and `explain`; nil is the default.
func requireLearningRate(_ rate: Float?) throws {
  guard let rate else { return }
  try require(
    rate > 0 && rate <= 1_000_000, "--learning-rate takes a number above 0, up to 1000000, not \(rate).")
}
