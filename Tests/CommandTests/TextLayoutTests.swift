import Testing

@testable import digit

@Suite struct TextLayoutTests {
  @Test(
    "Text is right-aligned, and never cut",
    arguments: [("7", 3, "  7"), ("123", 3, "123"), ("1234", 3, "1234")])
  func padding(text: String, width: Int, padded: String) {
    #expect(digit.padded(text, width) == padded)
  }

  @Test(
    "Control characters are replaced",
    arguments: [("a\u{1B}[2Jb\n", "a\u{FFFD}[2Jb\u{FFFD}"), ("é 7", "é 7"), ("\u{7F}", "\u{FFFD}")])
  func printing(text: String, printable: String) {
    #expect(digit.printable(text) == printable)
  }

  @Test(
    "A noun has its plural, except after 1", arguments: [(0, "0 images"), (1, "1 image"), (2, "2 images")])
  func counting(count: Int, text: String) {
    #expect(counted(count, "image") == text)
  }
}
