import ArgumentParser
import DigitRecognition
import SystemSupport

/// `--length`, `--range` and `--marks`
struct RestrictionOptions: ParsableArguments {
  @Option(
    help: .init("How many digits the number has: N, or N to M; 1 to 1000.", valueName: "n-m"),
    transform: { text in
      guard let length = interval(text) ?? wholeNumber(text[...]).map({ $0...$0 }), length.lowerBound >= 1,
        length.upperBound <= 1000
      else {
        throw ValidationError(
          "--length takes a number of digits from 1 to 1000, such as 4 or 2-4, not \(text).")
      }
      return length
    })
  var length: ClosedRange<Int>?

  @Option(
    help: .init(
      "The smallest and the largest value that the number may have, each 0 to 9223372036854775807.",
      valueName: "a-b"),
    transform: { text in
      guard let range = interval(text) else {
        throw ValidationError(
          """
          --range takes the smallest and the largest value, each from 0 to \(Int.max), such as 1900-2030, not \(text).
          """)
      }
      return range
    })
  var range: ClosedRange<Int>?

  @Flag(
    help: """
      Read a minus sign in front and points or commas too: one, or several with three digits between them, as in 1.234,56.
      """)
  var marks = false

  func validate() throws {
    try require(
      !(marks && range != nil), "--range takes whole numbers, so it cannot be used together with --marks.")
  }

  var value: NumberRestriction { NumberRestriction(length: length, values: range, allowsMarks: marks) }
}

/// `interval("2-4")` is `2...4`; nil if the text is something else, or the second number is smaller.
private func interval(_ text: String) -> ClosedRange<Int>? {
  let bounds = text.split(separator: "-", omittingEmptySubsequences: false)
  guard bounds.count == 2, let low = wholeNumber(bounds[0]), let high = wholeNumber(bounds[1]), low <= high
  else { return nil }
  return low...high
}

/// The value of digits; nil for other text, such as a sign, and for a value that does not fit.
private func wholeNumber(_ text: Substring) -> Int? {
  text.utf8.allSatisfy(isDigit) ? Int(text) : nil
}
