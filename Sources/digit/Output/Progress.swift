import SystemSupport

/// The progress of a batch: how many images are done, how fast, and how long the rest will take.
///
/// It is shown if standard error is a terminal, from half a second on.
struct Progress {
  private let isShown: Bool
  /// nil if it is not known.
  private let total: Int?
  private let start = ContinuousClock.now
  private var done = 0
  private var failed = 0
  private var lastUpdate: ContinuousClock.Instant

  /// - Parameter total: the number of files, whether images or not; evaluated only if progress is shown.
  init(isWanted: Bool, total: @autoclosure () -> Int?) {
    isShown = isWanted && isatty(STDERR_FILENO) == 1
    self.total = isShown ? total() : nil
    lastUpdate = start + .milliseconds(400)
  }

  /// Counts one file.
  mutating func step(failed: Bool) {
    guard isShown else { return }
    done += 1
    if failed { self.failed += 1 }
    let now = ContinuousClock.now
    guard now - lastUpdate >= .milliseconds(100) else { return }
    lastUpdate = now
    StatusLine.show(Progress.text(done: done, total: total, failed: self.failed, after: now - start))
  }

  /// Erases the line.
  func end() { StatusLine.erase() }

  /// `1200 of 3000 files, 2 failed, 85 per second, 21 s left`
  static func text(done: Int, total: Int?, failed: Int, after time: Duration) -> String {
    let rate = Double(done) / max(time / .seconds(1), 0.001)
    var parts = [total.map { "\(done) of \(counted($0, "file"))" } ?? counted(done, "file")]
    if failed > 0 { parts.append("\(failed) failed") }
    parts.append(decimalText(rate, places: rate < 10 ? 1 : 0) + " per second")
    if let total, total > done { parts.append(timeText(Double(total - done) / rate) + " left") }
    return parts.joined(separator: ", ")
  }
}
