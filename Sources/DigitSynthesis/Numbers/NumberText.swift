import NeuralNetwork

/// What is written: a number, and sometimes a mark after it that is no part of it.
struct NumberText {
  /// Digits, with `-`, `.` and `,`.
  let label: String
  /// Two lines, one line, or a comma and a line after an amount; empty for none.
  let ending: String

  static func random(on paper: NumberPaper, using generator: inout SeededGenerator) -> NumberText {
    switch paper {
    case .check:
      let digits = digits(2 + Int(generator.nextUniform() * 5), using: &generator)
      let hasSeparator = digits.count > 3 && generator.nextUniform() < 0.6
      let ending = generator.nextUniform() < 0.25 ? generator.nextElement(of: ["-", "=", ",-", "."]) : ""
      return NumberText(
        label: hasSeparator ? separated(digits, last: 3, using: &generator) : digits, ending: ending)
    case .cell, .plain:
      let count = 1 + Int(generator.nextUniform() * 3) + (generator.nextUniform() < 0.1 ? 2 : 0)
      var number = digits(count, using: &generator)
      if count > 1, generator.nextUniform() < 0.65 {
        number = separated(
          number, last: 1 + Int(generator.nextUniform() * Float(count - 1)), using: &generator)
      }
      return NumberText(label: generator.nextUniform() < 0.08 ? "-" + number : number, ending: "")
    }
  }

  private static func digits(_ count: Int, using generator: inout SeededGenerator) -> String {
    (0..<count).map { _ in
      // Amounts and measurements have more zeros than random numbers.
      String(generator.nextUniform() < 0.15 ? 0 : Int(generator.nextUniform() * 10))
    }.joined()
  }

  private static func separated(
    _ digits: String, last count: Int, using generator: inout SeededGenerator
  ) -> String {
    digits.dropLast(count) + (generator.nextUniform() < 0.5 ? "." : ",") + digits.suffix(count)
  }
}
