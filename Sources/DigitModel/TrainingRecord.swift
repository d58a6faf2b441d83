/// How a model was trained, as its file records it.
public struct TrainingRecord: Sendable, Equatable {
  /// The digest of the training data, without validation data: `LabeledDigits.digest`, eight hexadecimal digits.
  public var dataDigest: String
  /// The number of training images.
  public var samples: Int
  /// The seed, at least 0.
  public var seed: Int
  /// The options that affect the result, in their order.
  public var options: [TrainingOption]
  /// The number of updates.
  public var steps: Int
  /// The accuracy on the validation data, 0…1; nil where there was none.
  public var validationAccuracy: Double?

  public init(
    dataDigest: String, samples: Int, seed: Int, options: [TrainingOption], steps: Int,
    validationAccuracy: Double?
  ) {
    self.dataDigest = dataDigest
    self.samples = samples
    self.seed = seed
    self.options = options
    self.steps = steps
    self.validationAccuracy = validationAccuracy
  }
}

extension TrainingRecord {
  /// The options as on the command line: `--hidden 128 --optimizer sgd`.
  public var configuration: String { TrainingOption.text(options) }
}
