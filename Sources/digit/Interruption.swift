import Synchronization

import SystemSupport

/// Ctrl-C, taken note of instead of ending the program at once.
enum Interruption {
  private static let requested = Atomic<Bool>(false)

  /// Whether Ctrl-C has been pressed since `watch`.
  static var isRequested: Bool { requested.load(ordering: .relaxed) }

  /// From now on the first Ctrl-C is taken note of; a second one ends the program.
  static func watch() {
    // Made before the signal comes: a handler must not initialize anything.
    requested.store(false, ordering: .relaxed)
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in Interruption.requested.store(true, ordering: .relaxed) }
    action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND)) | SA_RESTART
    sigaction(SIGINT, &action, nil)
    // Whoever started the program from a worker thread may have handed down a mask that blocks it.
    var interrupt = sigset_t()
    sigemptyset(&interrupt)
    sigaddset(&interrupt, SIGINT)
    sigprocmask(SIG_UNBLOCK, &interrupt, nil)
  }
}
