import SystemSupport

/// A share as a percentage with two decimal places: 0.98214 is `98.21 %`.
func percent(_ share: Double) -> String { decimalText(100 * share, places: 2) + " %" }

/// The text, set to the right in a column so wide.
func padded(_ text: String, _ width: Int) -> String {
  String(repeating: " ", count: max(0, width - text.count)) + text
}
