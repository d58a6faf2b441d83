import NeuralNetwork
import SystemSupport

/// A number with the noun that it counts: `counted(1, "image", "images")` is `"1 image"`.
func counted(_ count: Int, _ one: String, _ many: String) -> String { "\(count) \(count == 1 ? one : many)" }

/// A fraction as a percentage with two decimal places: `percent(0.98214)` is `"98.21 %"`, with a no-break space.
///
/// A fraction other than 0 and 1 is not rounded to 0 % or 100 %: `percent(0.99999)` is `"> 99.99 %"`.
func percent(_ fraction: Double) -> String {
  if fraction > 0 && fraction < 0.00005 { return "<\u{A0}" + percentText(0.0001, separator: "\u{A0}") }
  if fraction < 1 && fraction > 0.99995 { return ">\u{A0}" + percentText(0.9999, separator: "\u{A0}") }
  return percentText(fraction, separator: "\u{A0}")
}

/// `percent` of a single-precision fraction.
func percent(_ fraction: Float) -> String { percent(Double(fraction)) }

/// The extents of a tensor: `times([24, 1, 3, 3])` is `"24 × 1 × 3 × 3"`.
func times(_ extents: [Int]) -> String { extents.map(String.init).joined(separator: " × ") }

extension ActivationShape {
  /// Channels, height and width, `"24 × 28 × 28"`; the number of channels alone if each is a single value.
  var text: String { height * width == 1 ? "\(channels)" : times([channels, height, width]) }
}
