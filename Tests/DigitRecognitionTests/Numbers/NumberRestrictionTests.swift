import Testing

@testable import DigitRecognition

@Suite struct NumberRestrictionTests {
  @Test(
    "A range of values holds for numbers of any length, with zeros in front too",
    arguments: [
      ("1899", false), ("1900", true), ("1999", true), ("2030", true), ("2031", false), ("203", false),
      ("01950", true), ("11950", false), ("00000000000000000000001950", true), ("3", false),
    ])
  func range(number: String, isAccepted: Bool) {
    #expect(NumberRestriction(values: 1900...2030).allows(number) == isAccepted)
  }

  @Test("The range of all values accepts the largest of them, and nothing larger")
  func largest() {
    let all = NumberRestriction(values: 0...Int.max)
    #expect(all.allows("9223372036854775807"))
    #expect(!all.allows("9223372036854775808"))
    #expect(!all.allows("10000000000000000000"))
    #expect(all.allows("0"))
  }

  @Test(
    "A length holds for the digits",
    arguments: [("1", false), ("12", true), ("123", true), ("1234", false), ("00", true)])
  func length(number: String, isAccepted: Bool) {
    #expect(NumberRestriction(length: 2...3).allows(number) == isAccepted)
  }
}
