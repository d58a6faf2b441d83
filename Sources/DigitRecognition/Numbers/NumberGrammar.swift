import DigitModel

/// A character of a number.
package enum NumberSymbol: Sendable, Hashable {
  case digit(Int)
  /// A decimal point or comma.
  case separator
  case minus
}

extension NumberSymbol {
  /// What a piece of ink is read as.
  var reading: NumberWeights.Reading {
    switch self {
    case .digit: .digit
    case .separator: .separator
    case .minus: .dash
    }
  }

  /// nil for a mark.
  package var digit: Int? {
    if case .digit(let digit) = self { digit } else { nil }
  }

  /// The symbols of a number: digits, `-`, `.` and `,`; other characters are left out.
  package static func symbols(of text: String) -> [NumberSymbol] {
    text.compactMap { character in
      switch character {
      case "-": .minus
      case ".", ",": .separator
      default: character.wholeNumberValue.map(NumberSymbol.digit)
      }
    }
  }
}

extension [NumberSymbol] {
  /// What is to be read of a number: without marks, its digits.
  package func symbols(allowsMarks: Bool) -> [NumberSymbol] {
    allowsMarks ? self : filter { $0.digit != nil }
  }
}

/// Which numbers there are: digits within a restriction and, where marks are read, separators between digits and a minus sign in
/// front. Between two separators are three digits, as in 1.234,56.
///
/// A search reads from right to left and remembers a state.
struct NumberGrammar {
  private let restriction: NumberRestriction

  init(_ restriction: NumberRestriction) { self.restriction = restriction }

  struct State: Equatable {
    var restriction = NumberRestriction.State()
    /// Whether a digit was read last, so that a mark may follow on its left.
    var isAfterDigit = false
    var zeros = Zeros.noDigit
    /// The number of digits, 0 to 3, as long as the number may be round thousands: its last two digits are zeros; nil otherwise.
    var roundDigits: Int? = 0
    /// Whether the minus sign was read, so that the number is complete.
    var isComplete = false
    /// The digits to the left of the last separator, at most 4; nil if there was none.
    var groupedDigits: Int?
  }

  /// Which of the digits that were read are zeros.
  enum Zeros {
    case noDigit
    /// A single digit, 0.
    case single
    /// Several digits, all 0.
    case all
    /// The first digit, but not all.
    case first
    /// Not the first digit.
    case notFirst

    /// With one more digit on the left. It has a place if it is a zero at the end of the number.
    func after(_ digit: Int) -> (zeros: Zeros, place: NumberWeights.Zero?) {
      switch self {
      case _ where digit != 0: (.notFirst, nil)
      case .noDigit: (.single, .last)
      case .single, .all: (.all, .beforeZeros)
      case .first, .notFirst: (.first, nil)
      }
    }
  }

  /// What a reading adds to a number.
  struct Step {
    /// nil for nothing.
    let symbol: NumberSymbol?
    let state: State
    /// The place of a zero at the end of the number; that of round thousands is known at the digit before their separator.
    var zero: NumberWeights.Zero?
  }

  /// What a reading adds to the number on its left; nil if no number has it there.
  ///
  /// - Parameter digit: of the reading `digit`.
  func step(_ reading: NumberWeights.Reading, digit: Int, after state: State) -> Step? {
    let allowsMark = restriction.allowsMarks && state.isAfterDigit && !state.isComplete
    var next = state
    switch reading {
    case .digit:
      guard !state.isComplete, let restricted = restriction.state(after: state.restriction, digit: digit)
      else { return nil }
      next.restriction = restricted
      next.isAfterDigit = true
      next.groupedDigits = state.groupedDigits.map { min($0 + 1, 4) }
      let (zeros, zero) = state.zeros.after(digit)
      next.zeros = zeros
      next.roundDigits = roundDigits(after: state.roundDigits, digit: digit)
      let completesThousands = state.roundDigits == 3 && state.groupedDigits == 0
      return Step(
        symbol: .digit(digit), state: next, zero: zero ?? (completesThousands ? .roundThousands : nil))
    case .separator where allowsMark && (state.groupedDigits ?? 3) == 3:
      next.isAfterDigit = false
      next.groupedDigits = 0
      if state.roundDigits != 3 { next.roundDigits = nil }
      return Step(symbol: .separator, state: next)
    case .dash where allowsMark:
      next.isComplete = true
      return Step(symbol: .minus, state: next)
    // A mark that is no part of the number.
    case .separator, .dash:
      return restriction.allowsMarks ? Step(symbol: nil, state: state) : nil
    case .noise: return Step(symbol: nil, state: state)
    }
  }

  /// `State.roundDigits` after one more digit on the left.
  private func roundDigits(after count: Int?, digit: Int) -> Int? {
    switch count {
    case let count? where count < 2: digit == 0 && restriction.allowsMarks ? count + 1 : nil
    case 2: 3
    default: nil
    }
  }

  /// Whether a number is possible.
  func accepts(_ state: State) -> Bool { restriction.accepts(state.restriction) }

  /// The place of the first digit if it is a zero, as few are.
  func firstZero(_ state: State) -> NumberWeights.Zero? {
    state.groupedDigits != 1 && [.all, .first].contains(state.zeros) ? .first : nil
  }
}
