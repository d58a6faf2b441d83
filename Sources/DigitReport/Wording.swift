import NeuralNetwork
import SystemSupport

/// A number and what it counts: `1 part was`, `9 parts were`.
func counted(_ count: Int, _ one: String, _ many: String) -> String { "\(count) \(count == 1 ? one : many)" }

/// A share as a percentage with two decimal places; what is not quite none or all is not rounded to that.
func percent(_ share: Float) -> String {
  if share > 0 && share < 0.00005 { return "<\u{A0}0.01\u{A0}%" }
  if share < 1 && share > 0.99995 { return ">\u{A0}99.99\u{A0}%" }
  return decimalText(100 * Double(share), places: 2) + "\u{A0}%"
}

/// The extents of a tensor: `24 × 1 × 3 × 3`.
func times(_ extents: [Int]) -> String { extents.map(String.init).joined(separator: " × ") }

extension ActivationShape {
  /// `24 × 28 × 28`, channels, height and width; single values as their number.
  var text: String { height * width == 1 ? "\(channels)" : times([channels, height, width]) }
}

/// A number with so many decimal places and a true minus sign.
func decimal(_ value: Float, places: Int = 2) -> String {
  decimalText(Double(value), places: places).replacing("-", with: "\u{2212}")
}

/// A number with three significant figures: `0.0123`, `12.3`, `1234`, `4.10e−7`.
func significant(_ value: Float) -> String {
  guard value != 0, value.isFinite else { return value == 0 ? "0" : "\(value)" }
  let exponent = decimalExponent(Double(value))
  return (-3..<6).contains(exponent)
    ? decimal(value, places: max(0, 2 - exponent)) : scientific(Double(value), places: 2 - exponent)
}

/// A number with its power of ten, `2e−7`, as far as a decimal place.
func scientific(_ value: Double, places: Int) -> String {
  guard value != 0 else { return "0" }
  let exponent = decimalExponent(value)
  let mantissa = decimal(Float(value / pow(10, Double(exponent))), places: max(0, places + exponent))
  return "\(mantissa)e\(decimal(Float(exponent), places: 0))"
}

/// The place of a number's first digit: 1 of 12.3, -2 of 0.0123; 0 where it has none. What is a hair below a power of
/// ten is that power.
func decimalExponent(_ value: Double) -> Int {
  value != 0 && value.isFinite ? Int((log10(abs(value)) + 1e-9).rounded(.down)) : 0
}
