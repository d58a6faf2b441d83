import ArgumentParser

/// The classic networks that people learn from: each is a set of options of `digit train`, and what its makers claim.
enum Preset: String, CaseIterable, ExpressibleByArgument {
  case relu10 = "relu-10"
  case relu10Dev = "relu-10-dev"
  case he128 = "he-128"
  case digits8x8 = "digits-8x8"
  case slow10 = "slow-10"

  /// What it is, and on which data.
  var summary: String {
    switch self {
    case .relu10: "784-10-10 on Kaggle's CSV, all rows a step, rate 0.1, 500 iterations, 1,000 rows held out"
    case .relu10Dev: "the same, begun from weights and biases drawn evenly from -0.5 to 0.5"
    case .he128:
      "784-128-10 on Kaggle's CSV, 15,000 rows drawn by chance, all a step, rate 0.15, 1,000 iterations, 1,000 "
        + "other rows held out"
    case .digits8x8:
      "64-32-10 on scikit-learn's 8×8 digits, 32 rows a step, rate 0.1, 1,000 epochs, a fifth held out"
    case .slow10:
      "784-10-10 on Kaggle's CSV, all rows a step, rate 0.0001, 1,000 iterations, 1,000 rows held out"
    }
  }

  /// The accuracy that its makers tell of.
  var claim: String {
    switch self {
    case .relu10: "84 to 85 % of the held-out rows"
    case .relu10Dev: "a reasonable accuracy"
    case .he128: "90 to 95 % of the training rows, 85 to 90 % of the held-out ones, 30 to 50 s"
    case .digits8x8: "96.94 % of the held-out digits, 100 % of the training ones"
    case .slow10:
      "85 to 90 %, which is not so: 1,000 iterations at so small a rate go as far as one at 0.1, to about 16 %"
    }
  }

  /// The options that it stands for, as they would be typed; each is an option and its value.
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

  /// All of them, for people.
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

extension Preset {
  /// The arguments of the program with the options that `train --preset` stands for in its place.
  ///
  /// The parser cannot tell an option that was left out from one that names its default; here it is still known, so a
  /// preset's option gives way to the same one, or to one that excludes it, among the arguments.
  static func expanded(_ arguments: [String]) -> [String] {
    guard arguments.first == "train" else { return arguments }
    let options = arguments.prefix { $0 != "--" }
    var words: [String] = []
    for (index, argument) in options.enumerated() {
      let name =
        argument == "--preset" ? options.dropFirst(index + 1).first : argument.value(of: "--preset")
      guard let preset = name.flatMap(Preset.init) else { continue }
      words += preset.words(beside: options)
    }
    return [arguments[0]] + words + arguments.dropFirst()
  }

  private func words(beside arguments: ArraySlice<String>) -> [String] {
    let words = options.split(separator: " ").map(String.init)
    return stride(from: 0, to: words.count, by: 2).flatMap { index in
      let rivals = Preset.rivals.first { $0.contains(words[index]) } ?? [words[index]]
      let isGiven = arguments.contains { argument in
        rivals.contains { argument == $0 || argument.value(of: $0) != nil }
      }
      return isGiven ? [] : Array(words[index..<index + 2])
    }
  }

  /// Options of which one can be given at most.
  private static let rivals = [["--epochs", "--iterations"], ["--hidden", "--architecture"]]
}

extension String {
  /// What stands behind `name=`.
  fileprivate func value(of name: String) -> String? {
    hasPrefix(name + "=") ? String(dropFirst(name.count + 1)) : nil
  }
}
