import SystemSupport

/// What is known about a number before it is read.
public struct NumberRestriction: Sendable, Equatable {
  /// The possible numbers of digits; nil is any.
  public var length: ClosedRange<Int>?
  /// The possible values; nil is any. A number may have zeros in front.
  public var values: ClosedRange<Int>?
  /// Whether a minus sign in front and decimal points or commas are part of the number; otherwise they are left out.
  public var allowsMarks: Bool

  /// Any whole number.
  public static let none = NumberRestriction()

  public init(length: ClosedRange<Int>? = nil, values: ClosedRange<Int>? = nil, allowsMarks: Bool = false) {
    (self.length, self.values, self.allowsMarks) = (length, values, allowsMarks)
  }
}

extension NumberRestriction {
  /// What a search must remember of the digits it has read, which it reads from right to left: the comparison of two numbers is
  /// then decided by the latest digit that differs, however many digits there will be.
  struct State: Equatable {
    /// The number of digits; stays 0 if nothing depends on it.
    var count = 0
    /// Whether the digits are less than the last digits of the smallest value.
    var isBelow = false
    /// Whether the digits are more than the last digits of the largest value.
    var isAbove = false
  }

  /// The state after one more digit on the left; nil if no number with it is possible.
  func state(after state: State, digit: Int) -> State? {
    guard length != nil || values != nil else { return state }
    var next = state
    if let values {
      let (low, high) = (
        decimalDigit(state.count, of: values.lowerBound), decimalDigit(state.count, of: values.upperBound)
      )
      if digit != low { next.isBelow = digit < low }
      if digit != high { next.isAbove = digit > high }
    }
    next.count = state.count + 1
    if let length, next.count > length.upperBound { return nil }
    return next
  }

  /// Whether a number is possible.
  ///
  /// - Parameter number: as text; marks do not matter.
  func allows(_ number: String) -> Bool {
    var state: State? = State()
    for digit in number.utf8.reversed() where isDigit(digit) {
      state = state.flatMap { self.state(after: $0, digit: Int(digit - UInt8(ascii: "0"))) }
    }
    return state.map(accepts) ?? false
  }

  /// Whether a number that was read to its first digit is possible.
  func accepts(_ state: State) -> Bool {
    if let length, !length.contains(state.count) { return false }
    guard let values else { return true }
    let hasTooFew = hasDigits(from: state.count, values.lowerBound)
    let hasFewerThanLargest = hasDigits(from: state.count, values.upperBound)
    return !hasTooFew && !state.isBelow && (hasFewerThanLargest || !state.isAbove)
  }
}

/// The digit of a value at a place, counted from the right: `decimalDigit(2, of: 1250)` is 2.
private func decimalDigit(_ place: Int, of value: Int) -> Int { value.dividedByTen(place) % 10 }

/// Whether a value has a digit other than zero at a place or to its left.
private func hasDigits(from place: Int, _ value: Int) -> Bool { value.dividedByTen(place) > 0 }

extension Int {
  /// The value without its last digits. No 64-bit value has more than nineteen.
  fileprivate func dividedByTen(_ times: Int) -> Int {
    (0..<Swift.min(times, 19)).reduce(self) { rest, _ in rest / 10 }
  }
}
