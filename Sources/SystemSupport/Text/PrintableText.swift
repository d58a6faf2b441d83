/// A path or another text from outside on one line, safe to show: characters that could change the terminal's state or the
/// order of the text become U+FFFD, bytes that are not UTF-8 become `\xFF`.
///
/// `printable("a\u{1B}b")` is `"a\u{FFFD}b"`.
public func printable(_ text: String) -> String { withoutControls(text, keeping: nil) }

/// The same for lines of text: line feeds remain.
public func printableLines(_ text: String) -> String { withoutControls(text, keeping: "\n") }

private func withoutControls(_ text: String, keeping kept: Unicode.Scalar?) -> String {
  let text = displayPath(text)
  let isControl = { (scalar: Unicode.Scalar) in scalar != kept && scalar.isTerminalControl }
  guard text.unicodeScalars.contains(where: isControl) else { return text }
  return String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? "\u{FFFD}" : $0 }))
}

extension Unicode.Scalar {
  /// Whether the character may change the terminal's state, the order of the text, or the line.
  public var isTerminalControl: Bool {
    switch value {
    case ..<0x20, 0x7F..<0xA0: true  // C0 and C1
    case 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true  // bidirectional formatting
    case 0x2028, 0x2029: true  // separators of lines and paragraphs
    default: false
    }
  }
}
