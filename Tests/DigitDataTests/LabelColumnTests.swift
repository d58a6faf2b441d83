import Testing

@testable import DigitData

@Suite struct LabelColumnTests {
  @Test(
    "The option takes first, last, a number from 1, or a name",
    arguments: [
      ("first", .first), ("last", .last), ("1", .number(1)), ("785", .number(785)), ("Label", .name("Label")),
      ("", nil), ("0", nil), ("-1", nil), ("it's", nil),
    ] as [(String, LabelColumn?)])
  func option(text: String, expected: LabelColumn?) {
    #expect(LabelColumn(text) == expected)
    if let expected { #expect(expected.description == text) }
  }
}
