/// A number with a fixed count of decimal places: `decimalText(0.99812, places: 4)` is `"0.9981"`.
///
/// Rounded from the exact value of the `Double`, ties to even: the text is the nearest there is.
/// Infinities and NaN are written `inf` and `nan`.
///
/// - Precondition: `places` is within 0…100.
public func decimalText(_ value: Double, places: Int) -> String {
  precondition((0...100).contains(places))
  // The longest: a sign, 309 digits, the point, 100 places, the closing zero.
  return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 512) { buffer in
    withVaList([Int32(places), value]) { _ = vsnprintf(buffer.baseAddress, buffer.count, "%.*f", $0) }
    return buffer.baseAddress.map { String(cString: $0) } ?? ""
  }
}

/// Whether the byte is an ASCII digit.
@inlinable public func isDigit(_ byte: UInt8) -> Bool {
  byte &- UInt8(ascii: "0") < 10
}

/// A fraction as a percentage with two decimal places: `percentText(0.98214)` is `"98.21 %"`.
///
/// - Parameter separator: what stands between the number and the sign; pages use a no-break space.
public func percentText(_ fraction: Double, separator: String = " ") -> String {
  decimalText(100 * fraction, places: 2) + separator + "%"
}
