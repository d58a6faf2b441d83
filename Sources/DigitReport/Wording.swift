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
