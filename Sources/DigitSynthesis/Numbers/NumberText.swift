import NeuralNetwork

/// What is written: a number, and sometimes a mark after it that is no part of it.
struct NumberText {
  /// Digits, with `-`, `.` and `,`.
  let label: String
  /// Two lines, one line, or a comma and a line after an amount; empty for none.
  let ending: String

  /// - Parameter hasMarks: whether most numbers in cells and on plain paper have a separator, and some a minus sign; otherwise
  ///   few have one.
  static func random(
    on paper: NumberPaper, hasMarks: Bool, using generator: inout SeededGenerator
  ) -> NumberText {
    switch paper {
    case .check:
      let digits = digits(2 + Int(generator.nextUniform() * 5), using: &generator)
      let hasSeparator = digits.count > 3 && generator.nextUniform() < 0.75
      let ending = generator.nextUniform() < 0.25 ? generator.nextElement(of: ["-", "=", ",-", "."]) : ""
      return NumberText(
        label: hasSeparator ? separated(digits, last: 3, using: &generator) : digits, ending: ending)
    case .cell, .plain:
      let isLarge = hasMarks && generator.nextUniform() < 0.3
      let number =
        isLarge ? thousands(using: &generator) : measurement(hasMarks: hasMarks, using: &generator)
      let isNegative = generator.nextUniform() < (hasMarks ? 0.15 : 0.02)
      return NumberText(label: isNegative ? "-" + number : number, ending: "")
    }
  }

  /// A number of one to five digits, which may have a separator.
  private static func measurement(hasMarks: Bool, using generator: inout SeededGenerator) -> String {
    let count = 1 + Int(generator.nextUniform() * 3) + (generator.nextUniform() < 0.1 ? 2 : 0)
    let number = digits(count, using: &generator)
    guard count > 1, generator.nextUniform() < (hasMarks ? 0.85 : 0.1) else { return number }
    let decimals = 1 + Int(generator.nextUniform() * Float(count - 1))
    let isFraction = decimals == count - 1 && generator.nextUniform() < 0.2
    return separated(isFraction ? "0" + number.dropFirst() : number, last: decimals, using: &generator)
  }

  /// A number from 1,000 to 99,999; seven in ten are rounded to hundreds, as such numbers often are.
  private static func thousands(using generator: inout SeededGenerator) -> String {
    let isRound = generator.nextUniform() < 0.7
    let count = (generator.nextUniform() < 0.7 ? 1 : 2) + (isRound ? 1 : 3)
    let number = digits(count, using: &generator) + (isRound ? "00" : "")
    return separated(number, last: 3, using: &generator)
  }

  /// Random digits, of which the first of several is no zero.
  private static func digits(_ count: Int, using generator: inout SeededGenerator) -> String {
    // Amounts and measurements have more zeros than random numbers, mostly at the end.
    let zeros = generator.nextUniform() < 0.35 ? Int(generator.nextUniform() * Float(count)) : 0
    return (0..<count).map { place in
      let isZero = place >= count - zeros || generator.nextUniform() < 0.08
      if place == 0, count > 1 { return String(1 + Int(generator.nextUniform() * 9)) }
      return String(isZero ? 0 : Int(generator.nextUniform() * 10))
    }.joined()
  }

  private static func separated(
    _ digits: String, last count: Int, using generator: inout SeededGenerator
  ) -> String {
    digits.dropLast(count) + (generator.nextUniform() < 0.5 ? "." : ",") + digits.suffix(count)
  }
}
