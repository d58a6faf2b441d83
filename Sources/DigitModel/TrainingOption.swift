/// An option of `digit train` that a model's training record names.
public struct TrainingOption: Sendable, Equatable {
  /// Without dashes: "learning-rate".
  public let name: String
  /// nil for a flag.
  public let value: String?

  public init(_ name: String, _ value: String? = nil) {
    (self.name, self.value) = (name, value)
  }
}

extension TrainingOption {
  /// The options as a shell takes them, in their order; values that a shell would split or interpret are in single
  /// quotes.
  ///
  /// `text([.init("architecture", "dense(10)"), .init("epochs", "3"), .init("no-shuffle")])` is
  /// `"--architecture 'dense(10)' --epochs 3 --no-shuffle"`.
  public static func text(_ options: [TrainingOption]) -> String {
    options.map { option in
      "--\(option.name)" + (option.value.map { " " + quoted($0) } ?? "")
    }.joined(separator: " ")
  }

  /// The options that a text lists; nil unless it is exactly what `text` writes of them.
  static func options(_ text: String) -> [TrainingOption]? {
    var options: [TrainingOption] = []
    guard let words = words(text) else { return nil }
    for word in words {
      if word.hasPrefix("--") {
        options.append(TrainingOption(String(word.dropFirst(2))))
      } else if let last = options.popLast(), last.value == nil {
        options.append(TrainingOption(last.name, word))
      } else {
        return nil
      }
    }
    return self.text(options) == text ? options : nil
  }

  /// Splits at blanks outside of single quotes and drops the quotes; nil where a quote is not closed.
  private static func words(_ text: String) -> [String]? {
    let parts = text.split(separator: "'", omittingEmptySubsequences: false)
    guard parts.count % 2 == 1 else { return nil }
    return parts.enumerated().flatMap { index, part in
      index % 2 == 1 ? [String(part)] : part.split(separator: " ").map(String.init)
    }
  }

  private static func quoted(_ value: String) -> String {
    let isPlain = !value.isEmpty && value.allSatisfy { $0.isLetter || $0.isNumber || "-+.,_%:/".contains($0) }
    return isPlain ? value : "'\(value)'"
  }
}
