import Testing

@testable import digit

@Suite struct SuggestionTests {
  private static let commands = ["classify", "train", "evaluate", "preprocess", "explain", "inspect"]

  @Test(
    "The nearest word is suggested, unless it is too far",
    arguments: [
      ("classfy", "classify"), ("clasifiy", "classify"), ("Classify", "classify"), ("class", "classify"),
      ("trian", "train"), ("eval", "evaluate"), ("expalin", "explain"), ("inspct", "inspect"),
      ("preproces", "preprocess"), ("photo", nil), ("x", nil), ("", nil), ("traverse", nil),
    ] as [(String, String?)])
  func suggestion(word: String, expected: String?) {
    #expect(nearest(to: word, among: Self.commands) == expected)
  }

  @Test(
    "Letters are inserted, removed, replaced and exchanged",
    arguments: [
      ("", "abc", 3), ("abc", "abc", 0), ("adma", "adam", 1), ("kitten", "sitting", 3), ("ab", "", 2),
    ])
  func distance(first: String, second: String, expected: Int) {
    #expect(edits(from: first, to: second) == expected)
    #expect(edits(from: second, to: first) == expected)
  }
}
