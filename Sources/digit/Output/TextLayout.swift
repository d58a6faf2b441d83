/// The text right-aligned in a column: `padded("7", 3)` is `"  7"`.
func padded(_ text: String, _ width: Int) -> String {
  String(repeating: " ", count: max(0, width - text.count)) + text
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
