import ArgumentParser

/// Networks from well-known tutorials: each is a set of options of `digit train`, and what its authors claim.
enum Preset: String, CaseIterable, ExpressibleByArgument {
  case relu10 = "relu-10"
  case relu10Dev = "relu-10-dev"
  case he128 = "he-128"
  case digits8x8 = "digits-8x8"
  case slow10 = "slow-10"

  /// The network, its data, and how it is trained.
  var summary: String {
    switch self {
    case .relu10:
      "784-10-10 network on Kaggle's CSV file; full batch, learning rate 0.1, 500 iterations, 1,000 rows for validation"
    case .relu10Dev: "like relu-10, with initial weights and biases uniformly distributed from -0.5 to 0.5"
    case .he128:
      "784-128-10 network on 15,000 random rows of Kaggle's CSV file; full batch, learning rate 0.15, 1,000 iterations, "
        + "1,000 other rows for validation"
    case .digits8x8:
      "64-32-10 network on scikit-learn's 8×8 digits; batch size 32, learning rate 0.1, 1,000 epochs, a fifth for validation"
    case .slow10:
      "784-10-10 network on Kaggle's CSV file; full batch, learning rate 0.0001, 1,000 iterations, 1,000 rows for validation"
    }
  }

  /// The accuracy that its authors claim.
  var claim: String {
    switch self {
    case .relu10: "validation accuracy 84 to 85 %"
    case .relu10Dev: "a reasonable accuracy"
    case .he128: "training accuracy 90 to 95 %, validation accuracy 85 to 90 %, in 30 to 50 s"
    case .digits8x8: "validation accuracy 96.94 %, training accuracy 100 %"
    case .slow10:
      "85 to 90 %; not reproducible: at this rate, 1,000 iterations do about as much as one at 0.1 and reach 16 %"
    }
  }

  /// The options as typed; each is a name and a value.
  var options: String {
    switch self {
    case .relu10:
      Preset.fullBatch
        + " --hidden 10 --learning-rate 0.1 --iterations 500 --validation-split 1000 --log-every 10"
    case .relu10Dev: Preset.relu10.options + " --initialization uniform"
    case .he128:
      Preset.fullBatch
        + " --hidden 128 --learning-rate 0.15 --iterations 1000 --sample 16000 --validation-split 1000"
        + " --log-every 50"
    case .digits8x8:
      "--optimizer sgd --schedule constant --batch-size 32 --hidden 32 --learning-rate 0.1 --epochs 1000"
        + " --validation-split 0.2 --log-every 4500"
    case .slow10:
      Preset.fullBatch
        + " --hidden 10 --learning-rate 0.0001 --iterations 1000 --validation-split 1000 --log-every 10"
    }
  }

  private static let fullBatch = "--optimizer sgd --schedule constant --batch-size all"

  /// The text of `--list-presets`.
  static var list: String {
    allCases.map { preset in
      """
      \(preset.rawValue): \(preset.summary)
          claimed: \(preset.claim)
          \(preset.options)
      """
    }.joined(separator: "\n")
  }
}
