import SystemSupport

/// The text right-aligned in a column: `padded("7", 3)` is `"  7"`.
func padded(_ text: String, _ width: Int) -> String {
  String(repeating: " ", count: max(0, width - text.count)) + text
}

/// A path or another text from outside, safe to show: characters that could change the terminal's state or the order of the
/// text become U+FFFD, bytes that are not UTF-8 become `\xFF`.
///
/// `printable("a\u{1B}b")` is `"a\u{FFFD}b"`.
func printable(_ text: String) -> String {
  String(
    String.UnicodeScalarView(displayPath(text).unicodeScalars.map { isControl($0) ? "\u{FFFD}" : $0 }))
}

private func isControl(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case ..<0x20, 0x7F..<0xA0: true  // C0 and C1
  case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true  // bidirectional formatting
  default: false
  }
}

/// A count with its noun: `counted(1, "image")` is `"1 image"`, `counted(2, "image")` is `"2 images"`.
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

/// A duration with its two largest units: `timeText(130)` is `"2 min 10 s"`, `timeText(7300)` is `"2 h 1 min"`.
func timeText(_ seconds: Double) -> String {
  let seconds = Int(min(max(seconds, 0), 1e9).rounded())
  if seconds < 60 { return "\(seconds) s" }
  if seconds < 3600 { return "\(seconds / 60) min \(seconds % 60) s" }
  return "\(seconds / 3600) h \(seconds / 60 % 60) min"
}
