import Testing

@testable import DigitRecognition

@Suite struct NumberRestrictionTests {
  /// Whether a number, given by its digits, meets a restriction.
  private func accepts(_ restriction: NumberRestriction, _ number: String) -> Bool {
    var state: NumberRestriction.State? = NumberRestriction.State()
    for digit in number.reversed() {
      state = state.flatMap { restriction.state(after: $0, digit: digit.wholeNumberValue ?? 0) }
    }
    return state.map(restriction.accepts) ?? false
  }

  @Test(
    "A range of values holds for numbers of any length, with zeros in front too",
    arguments: [
      ("1899", false), ("1900", true), ("1999", true), ("2030", true), ("2031", false), ("203", false),
      ("01950", true), ("11950", false), ("00000000000000000000001950", true), ("3", false),
    ])
  func range(number: String, isAccepted: Bool) {
    #expect(accepts(NumberRestriction(values: 1900...2030), number) == isAccepted)
  }

  @Test("The range of all values accepts the largest of them, and nothing larger")
  func largest() {
    let all = NumberRestriction(values: 0...Int.max)
    #expect(accepts(all, "9223372036854775807"))
    #expect(!accepts(all, "9223372036854775808"))
    #expect(!accepts(all, "10000000000000000000"))
    #expect(accepts(all, "0"))
  }

  @Test(
    "A length holds for the digits",
    arguments: [("1", false), ("12", true), ("123", true), ("1234", false), ("00", true)])
  func length(number: String, isAccepted: Bool) {
    #expect(accepts(NumberRestriction(length: 2...3), number) == isAccepted)
  }
}
