import ArgumentParser
import DigitSynthesis
import NeuralNetwork

/// How `digit train` trains.
struct MethodOptions: ParsableArguments {
  @Option(help: .init("Optimizer; the coefficient of momentum is 0.9.", valueName: "name"))
  var optimizer = OptimizerName.momentum

  @Option(
    help: .init(
      "Learning rate, above 0; the default is 0.1 for sgd, 0.05 for momentum, 0.001 for adam and adamw.",
      valueName: "rate"))
  var learningRate: Float?

  @Option(
    help: .init(
      "Learning rate schedule; cosine lowers the rate to 0 by the last step.", valueName: "name"))
  var schedule = ScheduleName.cosine

  @Option(
    help: .init(
      "Steps in which the learning rate rises to its full value, 0 or more; cosine schedule only.",
      valueName: "steps"))
  var warmUp = 0

  @Option(help: .init("Images per step, at least 1, or all.", valueName: "n|all"))
  var batchSize = BatchSize(count: 64)

  @Option(help: .init("Passes over the training data, 0 or more; the default is 10.", valueName: "n"))
  var epochs: Int?

  @Option(help: .init("Steps, 0 or more; replaces --epochs.", valueName: "n"))
  var iterations: Int?

  @Option(
    help: .init("Weight decay, 0 or more (L2 regularization; decoupled with adamw).", valueName: "factor"))
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
  var augment = AugmentationStrength.none

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
      "Seed of all random numbers, 0 or more: the same seed gives the same model, byte for byte.",
      valueName: "n"))
  var seed = 1

  func validate() throws {
    try require(learningRate.map { $0 > 0 && $0.isFinite } ?? true, "--learning-rate takes a number above 0.")
    try require(epochs == nil || iterations == nil, "Use either --epochs or --iterations, not both.")
    try require(
      epochs ?? 0 >= 0 && iterations ?? 0 >= 0, "--epochs and --iterations take a number from 0.")
    try require(warmUp >= 0, "--warm-up takes a number from 0.")
    try require(weightDecay >= 0 && weightDecay.isFinite, "--weight-decay takes a number from 0.")
    try require((0..<1).contains(labelSmoothing), "--label-smoothing takes a number from 0 to below 1.")
    try require(averaging.map { $0 > 0 && $0 < 1 } ?? true, "--averaging takes a number above 0 and below 1.")
    try require(
      (0...100_000).contains(calibrationNumbers), "--calibration-numbers takes a number from 0 to 100000.")
    try require(
      calibrationNumbers == 0 || calibrate,
      "--calibration-numbers can only be used together with --calibrate.")
    try require(seed >= 0, "--seed takes a number from 0.")
  }

  var configuration: TrainingConfiguration {
    var configuration = TrainingConfiguration()
    configuration.optimizer = optimizer.optimizer
    configuration.learningRate = learningRate ?? optimizer.defaultLearningRate
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
