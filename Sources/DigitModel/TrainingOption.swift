/// An option of `digit train` in a model's training record.
public struct TrainingOption: Sendable, Equatable {
  /// Without dashes: "learning-rate".
  public let name: String
  /// The value, without single quotes; nil for a flag.
  public let value: String?

  /// - Precondition: The value contains no single quote.
  public init(_ name: String, _ value: String? = nil) {
    precondition(value?.contains("'") != true, "the value of --\(name) contains a single quote")
    (self.name, self.value) = (name, value)
  }
}

extension TrainingOption {
  /// The options in the syntax of a shell command, in order. Values that a shell would split or interpret are in single
  /// quotes.
  ///
  /// `text([.init("architecture", "dense(10)"), .init("epochs", "3"), .init("no-shuffle")])` is
  /// `"--architecture 'dense(10)' --epochs 3 --no-shuffle"`.
  public static func text(_ options: [TrainingOption]) -> String {
    options.map { option in
      "--\(option.name)" + (option.value.map { " " + quoted($0) } ?? "")
    }.joined(separator: " ")
  }

  /// The options in a text; nil unless it is exactly the `text` of these options.
  ///
  /// `options("--epochs 3 --no-shuffle")` is `[.init("epochs", "3"), .init("no-shuffle")]`; `options("epochs")` is nil.
  public static func options(_ text: String) -> [TrainingOption]? {
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

  /// The words between blanks and single quotes; nil if a quote is not closed.
  private static func words(_ text: String) -> [String]? {
    let parts = text.utf8.split(separator: UInt8(ascii: "'"), omittingEmptySubsequences: false)
    guard parts.count % 2 == 1 else { return nil }
    return parts.enumerated().flatMap { index, part in
      (index % 2 == 1 ? [part] : part.split(separator: UInt8(ascii: " "))).map { String(Substring($0)) }
    }
  }

  private static func quoted(_ value: String) -> String {
    let isPlain = !value.isEmpty && value.allSatisfy { $0.isLetter || $0.isNumber || "-+.,_%:/".contains($0) }
    return isPlain ? value : "'\(value)'"
  }
}
