/// The text right-aligned in a column: `padded("7", 3)` is `"  7"`.
func padded(_ text: String, _ width: Int) -> String {
  String(repeating: " ", count: max(0, width - text.count)) + text
}

/// The text with control characters, which could change the terminal's state, replaced by U+FFFD:
/// `printable("a\u{1B}b")` is `"a\u{FFFD}b"`.
func printable(_ text: String) -> String {
  String(
    String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 32 || $0.value == 127 ? "\u{FFFD}" : $0 }))
}

/// A count with its noun: `counted(1, "image")` is `"1 image"`, `counted(2, "image")` is `"2 images"`.
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
