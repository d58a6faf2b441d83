import SystemSupport

/// A counter of processed images on standard error. It is shown only if standard error is a terminal and standard
/// output, which would mix with it, is not.
struct Progress {
  private let isShown: Bool
  private var done = 0
  private var failed = 0
  private var lastUpdate = ContinuousClock.now

  init(isWanted: Bool) {
    isShown = isWanted && isatty(STDERR_FILENO) == 1 && isatty(STDOUT_FILENO) == 0
  }

  mutating func step(failed: Bool) {
    done += 1
    if failed { self.failed += 1 }
    guard isShown, ContinuousClock.now - lastUpdate >= .milliseconds(100) else { return }
    lastUpdate = .now
    show(counted(done, "image") + (self.failed == 0 ? "" : ", \(self.failed) failed"))
  }

  /// Erases the counter.
  func end() {
    if isShown { show("") }
  }

  private func show(_ text: String) {
    let clearLine = "\r\u{1B}[K"
    try? writeAll(STDERR_FILENO, Array((clearLine + text).utf8), path: "standard error")
  }
}
