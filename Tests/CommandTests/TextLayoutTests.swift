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
    "A noun has its plural, except after 1", arguments: [(0, "0 images"), (1, "1 image"), (2, "2 images")])
  func counting(count: Int, text: String) {
    #expect(counted(count, "image") == text)
  }
}
