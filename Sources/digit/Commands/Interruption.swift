import Synchronization
import SystemSupport

/// Ctrl-C, recorded instead of ending the program.
enum Interruption {
  private static let requested = Atomic<Bool>(false)

  /// Whether Ctrl-C has been pressed since `watch`.
  static var isRequested: Bool { requested.load(ordering: .relaxed) }

  /// Records the next Ctrl-C; the one after it ends the program.
  static func watch() {
    // Initializes the static variable now: a signal handler must not.
    requested.store(false, ordering: .relaxed)
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in Interruption.requested.store(true, ordering: .relaxed) }
    action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND)) | SA_RESTART
    sigaction(SIGINT, &action, nil)
    // A parent that starts the program from a worker thread may pass on a mask that blocks the signal.
    var interrupt = sigset_t()
    sigemptyset(&interrupt)
    sigaddset(&interrupt, SIGINT)
    sigprocmask(SIG_UNBLOCK, &interrupt, nil)
  }
}
