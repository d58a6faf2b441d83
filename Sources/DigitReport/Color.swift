/// The colors of drawings and pages, by what they are for: each has a tone for light and one for dark screens.
enum Color: String, CaseIterable {
  /// What things are drawn on.
  case ground
  case text
  /// Text and lines of less weight.
  case quiet
  /// Hairlines, grids, empty parts of bars.
  case rule
  /// What it is about.
  case accent
  /// What was taken away, or a second thing beside the first.
  case contrast

  /// Red, green and blue, as hexadecimal digits.
  var light: String {
    switch self {
    case .ground: "ffffff"
    case .text: "1c1c1e"
    case .quiet: "6c6c73"
    case .rule: "e4e4e9"
    case .accent: "1f5fd6"
    case .contrast: "c2500c"
    }
  }

  var dark: String {
    switch self {
    case .ground: "17181b"
    case .text: "ececf0"
    case .quiet: "9c9ca6"
    case .rule: "303138"
    case .accent: "7aabff"
    case .contrast: "f39a5c"
    }
  }

  /// Red, green and blue of the tone for light screens, 0…255.
  var levels: [UInt8] { channels(light) }

  /// The same half-way between the two tones: for pixels, which are the same on all screens.
  var middle: [UInt8] { zip(channels(light), channels(dark)).map { UInt8((Int($0) + Int($1)) / 2) } }
}

private func channels(_ hexadecimal: String) -> [UInt8] {
  let number = Int(hexadecimal, radix: 16) ?? 0
  return [number >> 16, number >> 8, number].map { UInt8($0 & 0xFF) }
}
