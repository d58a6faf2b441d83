// The only file of this target that imports the C library.
import Glibc

/// A number with a fixed count of decimal places: `fixed(0.99812, places: 4)` is `"0.9981"`.
///
/// Rounded from the exact value, ties to even. Infinities and NaN are written `inf` and `nan`.
///
/// - Precondition: `places` is within 0…100.
func fixed(_ value: Double, places: Int) -> String {
  precondition((0...100).contains(places))
  // The longest text: a sign, 309 digits, the point, 100 places, the closing zero.
  return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 512) { buffer in
    withVaList([Int32(places), value]) { _ = vsnprintf(buffer.baseAddress, buffer.count, "%.*f", $0) }
    return buffer.baseAddress.map { String(cString: $0) } ?? ""
  }
}

/// A number with a fixed count of decimal places and a minus sign (U+2212) instead of a hyphen:
/// `decimal(-1.5, places: 1)` is `"−1.5"`.
public func decimal(_ value: some BinaryFloatingPoint, places: Int = 2) -> String {
  String(fixed(Double(value), places: places).map { $0 == "-" ? "\u{2212}" : $0 })
}

/// A number with three significant figures: `significant(12.345)` is `"12.3"`, `significant(4.1e-7)` is `"4.10e−7"`.
///
/// The integer part is always written out below a million: `significant(1234.5)` is `"1234"`.
public func significant(_ value: some BinaryFloatingPoint) -> String {
  let value = Double(value)
  guard value != 0, value.isFinite else { return value == 0 ? "0" : "\(value)" }
  let exponent = decimalExponent(value)
  return (-3..<6).contains(exponent)
    ? decimal(value, places: max(0, 2 - exponent)) : scientific(value, places: 2 - exponent)
}

/// A number in scientific notation: `scientific(1.234e-9, places: 10)` is `"1.2e−9"`.
///
/// - Parameter places: the decimal place of the last digit that is written, counted in the number itself rather than in
///   its mantissa; negative left of the decimal point.
public func scientific(_ value: Double, places: Int) -> String {
  guard value != 0 else { return "0" }
  let exponent = decimalExponent(value)
  let mantissa = decimal(value / powerOfTen(Double(exponent)), places: max(0, places + exponent))
  return "\(mantissa)e\(decimal(Double(exponent), places: 0))"
}

/// The exponent of a number in scientific notation: 1 of 12.3, -2 of 0.0123; 0 of 0, infinities and NaN.
///
/// A value that rounding put just below a power of ten counts as that power.
public func decimalExponent(_ value: Double) -> Int {
  value != 0 && value.isFinite ? Int((commonLogarithm(abs(value)) + 1e-9).rounded(.down)) : 0
}

/// log₁₀ x
func commonLogarithm(_ value: Double) -> Double { log10(value) }

/// ln x
func naturalLogarithm(_ value: Double) -> Double { log(value) }

/// 10ˣ
func powerOfTen(_ exponent: Double) -> Double { pow(10, exponent) }
