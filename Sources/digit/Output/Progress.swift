import SystemSupport

/// A count of the pictures done, on standard error where that is a terminal and standard output, which would
/// show the answers themselves, is none.
struct Progress {
  private let isShown: Bool
  private var done = 0
  private var failed = 0
  private var lastDrawn = ContinuousClock.now

  init(isWanted: Bool) {
    isShown = isWanted && isatty(STDERR_FILENO) == 1 && isatty(STDOUT_FILENO) == 0
  }

  mutating func step(failed: Bool) {
    done += 1
    if failed { self.failed += 1 }
    guard isShown, ContinuousClock.now - lastDrawn >= .milliseconds(100) else { return }
    lastDrawn = .now
    draw("\(done) pictures" + (self.failed == 0 ? "" : ", \(self.failed) without an answer"))
  }

  /// Takes the count away again.
  func end() {
    if isShown { draw("") }
  }

  private func draw(_ text: String) {
    let clearLine = "\r\u{1B}[K"
    try? writeAll(STDERR_FILENO, Array((clearLine + text).utf8), path: "standard error")
  }
}
