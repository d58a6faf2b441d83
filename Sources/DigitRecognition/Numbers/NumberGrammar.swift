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

/// Which numbers there are: digits within a restriction and, where marks are read, separators between digits and a minus sign in
/// front. Between two separators are three digits, as in 1.234,56.
///
/// A search reads from right to left and remembers a state.
struct NumberGrammar {
  private let restriction: NumberRestriction

  init(_ restriction: NumberRestriction) { self.restriction = restriction }

  struct State: Hashable {
    var restriction = NumberRestriction.State()
    /// Whether a digit was read last, so that a mark may follow on its left.
    var isAfterDigit = false
    /// Whether the minus sign was read, so that the number is complete.
    var isComplete = false
    /// The digits to the left of the last separator, at most 4; nil if there was none.
    var groupedDigits: Int?

    /// Different for each state: sums in this order are the same in every run, unlike those in a dictionary's.
    var order: Int {
      let flags = [restriction.isBelow, restriction.isAbove, isAfterDigit, isComplete]
      let group = groupedDigits.map { $0 + 1 } ?? 0
      return flags.reduce(8 * restriction.count + group) { 2 * $0 + ($1 ? 1 : 0) }
    }
  }

  /// What a reading adds to the number on its left, nil for nothing, and the state after it; nil if no number has it there.
  ///
  /// - Parameter digit: of the reading `digit`.
  func step(
    _ reading: NumberWeights.Reading, digit: Int, after state: State
  ) -> (symbol: NumberSymbol?, state: State)? {
    let allowsMark = restriction.allowsMarks && state.isAfterDigit && !state.isComplete
    var next = state
    switch reading {
    case .digit:
      guard !state.isComplete, let restricted = restriction.state(after: state.restriction, digit: digit)
      else { return nil }
      next.restriction = restricted
      next.isAfterDigit = true
      next.groupedDigits = state.groupedDigits.map { min($0 + 1, 4) }
      return (.digit(digit), next)
    case .separator where allowsMark && (state.groupedDigits ?? 3) == 3:
      next.isAfterDigit = false
      next.groupedDigits = 0
      return (.separator, next)
    case .dash where allowsMark:
      next.isComplete = true
      return (.minus, next)
    // A mark that is no part of the number.
    case .separator, .dash: return restriction.allowsMarks ? (nil, state) : nil
    case .noise: return (nil, state)
    }
  }

  /// Whether a number is possible.
  func accepts(_ state: State) -> Bool { restriction.accepts(state.restriction) }
}
