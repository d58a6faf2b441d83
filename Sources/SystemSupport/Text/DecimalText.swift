import CSystemSupport

/// A number with a fixed number of decimal places: `decimalText(0.99812, places: 4)` is `"0.9981"`.
///
/// The text is the decimal nearest to the exact value of the `Double`; ties are rounded to even. Infinities and NaN become
/// `inf` and `nan`.
///
/// - Precondition: `places` is within 0…100.
public func decimalText(_ value: Double, places: Int) -> String {
  precondition((0...100).contains(places))
  // The longest text: a sign, 309 digits, the decimal point, 100 places, the terminating zero.
  return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 512) { buffer in
    guard let text = buffer.baseAddress else { return "" }
    digit_format_decimal(text, buffer.count, value, Int32(places))
    return String(cString: text)
  }
}

/// Whether the byte is an ASCII digit.
@inlinable public func isDigit(_ byte: UInt8) -> Bool {
  byte &- UInt8(ascii: "0") < 10
}

/// A fraction as a percentage with two decimal places: `percentText(0.98214)` is `"98.21 %"`.
///
/// - Parameter separator: the space between the number and the percent sign; HTML pages use a no-break space.
public func percentText(_ fraction: Double, separator: String = " ") -> String {
  decimalText(100 * fraction, places: 2) + separator + "%"
}
