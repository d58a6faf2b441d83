import CSystemSupport

/// Ctrl-C, SIGTERM or SIGHUP, recorded instead of ending the program.
enum Interruption {
  /// Whether one has come since `watch`.
  static var isRequested: Bool { digit_signal_recorded() }

  /// Records the next one; the one after it ends the program.
  static func watch() { digit_record_signal() }

  /// The next one ends the program again.
  static func stopWatching() { digit_stop_recording_signals() }
}
