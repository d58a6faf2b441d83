/// How a model came to be, as its file records it.
public struct TrainingRecord: Sendable, Equatable {
  /// The fingerprint of the training data, validation data not among it: `LabeledDigits.digest`.
  public var dataDigest: String
  /// The number of pictures trained on.
  public var samples: Int
  /// 0 or above.
  public var seed: Int
  /// The options that affect the result, in their order.
  public var options: [TrainingOption]
  /// The update steps taken.
  public var steps: Int
  /// The share of right answers on the validation data, 0…1; `nil` where there was none.
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
