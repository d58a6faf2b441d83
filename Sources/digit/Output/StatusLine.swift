import SystemSupport

/// The line at the bottom of the terminal that shows progress, on standard error.
///
/// Whatever else is printed erases it first, so that no message is appended to it.
enum StatusLine {
  private static let isShown = Locked(false)

  /// Shows a text in place of the one before.
  static func show(_ text: String) {
    isShown.withLock { isShown in
      write("\r\u{1B}[K" + text)
      isShown = true
    }
  }

  /// Erases the line, if one is shown.
  static func erase() {
    isShown.withLock { isShown in
      if isShown { write("\r\u{1B}[K") }
      isShown = false
    }
  }

  private static func write(_ text: String) {
    try? writeAll(STDERR_FILENO, Array(text.utf8), path: "standard error")
  }
}
