#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

import SystemSupport

/// A number and what it counts: `1 part was`, `9 parts were`.
func counted(_ count: Int, _ one: String, _ many: String) -> String { "\(count) \(count == 1 ? one : many)" }

/// A share as a percentage with two decimal places; what is not quite none or all is not rounded to that.
func percent(_ share: Float) -> String {
  if share > 0 && share < 0.00005 { return "<\u{A0}0.01\u{A0}%" }
  if share < 1 && share > 0.99995 { return ">\u{A0}99.99\u{A0}%" }
  return decimalText(100 * Double(share), places: 2) + "\u{A0}%"
}

/// A number with so many decimal places and a true minus sign.
func decimal(_ value: Float, places: Int = 2) -> String {
  decimalText(Double(value), places: places).replacing("-", with: "\u{2212}")
}

/// A number with three significant figures: `0.0123`, `12.3`, `1234`, `4.10e−7`.
func significant(_ value: Float) -> String {
  guard value != 0, value.isFinite else { return value == 0 ? "0" : "\(value)" }
  let exponent = decimalExponent(value)
  if (-3..<6).contains(exponent) { return decimal(value, places: max(0, 2 - exponent)) }
  let mantissa = Float(Double(value) / pow(10, Double(exponent)))
  return "\(decimal(mantissa))e\(decimal(Float(exponent), places: 0))"
}

/// The place of a number's first digit: 1 of 12.3, -2 of 0.0123; 0 of 0.
func decimalExponent(_ value: Float) -> Int {
  value != 0 && value.isFinite ? Int(log10(Double(abs(value))).rounded(.down)) : 0
}
