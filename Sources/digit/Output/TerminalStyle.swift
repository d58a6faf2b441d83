import SystemSupport

/// Colors for one of the standard streams: none unless it is a terminal that shows them.
struct TerminalStyle {
  let isColored: Bool

  /// No colors if the stream is not a terminal, NO_COLOR is set and not empty (https://no-color.org), or TERM is `dumb`.
  init(_ descriptor: Int32) {
    isColored =
      isatty(descriptor) == 1 && environmentValue("NO_COLOR") == nil && environmentValue("TERM") != "dumb"
  }

  init(isColored: Bool) { self.isColored = isColored }

  static let output = TerminalStyle(STDOUT_FILENO)
  static let errors = TerminalStyle(STDERR_FILENO)

  /// Text that reports a failure: bold red.
  func failed(_ text: String) -> String { styled(text, "1;31") }
  /// Text that is doubtful, and warnings: yellow.
  func doubtful(_ text: String) -> String { styled(text, "33") }
  /// Text that matters less: dim.
  func secondary(_ text: String) -> String { styled(text, "2") }

  /// - Parameter code: the parameters of the control sequence Select Graphic Rendition (ECMA-48).
  private func styled(_ text: String, _ code: String) -> String {
    isColored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
