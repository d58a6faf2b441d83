/// The colors of figures, by role. Each has a tone for light and one for dark screens.
///
/// Raw values are the names in stylesheets: `fill-accent`, `stroke-accent`.
public enum Color: String, Sendable, CaseIterable {
  case background = "ground"
  case text
  /// Text and lines of less weight.
  case secondary = "quiet"
  /// Hairlines, grids, the empty part of bars.
  case rule
  /// The subject of a figure; positive values.
  case accent
  /// A second series beside the subject; errors; negative values.
  case contrast

  /// Red, green and blue for light screens, as six hexadecimal digits.
  public var light: String {
    switch self {
    case .background: "ffffff"
    case .text: "1c1c1e"
    case .secondary: "6c6c73"
    case .rule: "e4e4e9"
    case .accent: "1f5fd6"
    case .contrast: "c2500c"
    }
  }

  /// Red, green and blue for dark screens, as six hexadecimal digits.
  public var dark: String {
    switch self {
    case .background: "17181b"
    case .text: "ececf0"
    case .secondary: "9c9ca6"
    case .rule: "303138"
    case .accent: "7aabff"
    case .contrast: "f39a5c"
    }
  }

  /// Red, green and blue of the light tone, 0…255.
  var lightComponents: [UInt8] { components(light) }

  /// The mean of both tones, for images, which look the same on all screens: `Color.accent.mean` is `[0x4C, 0x85, 0xEA]`.
  public var mean: [UInt8] {
    zip(components(light), components(dark)).map { UInt8((Int($0) + Int($1)) / 2) }
  }
}

private func components(_ hexadecimal: String) -> [UInt8] {
  let number = Int(hexadecimal, radix: 16) ?? 0
  return [number >> 16, number >> 8, number].map { UInt8($0 & 0xFF) }
}
