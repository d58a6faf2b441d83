import Dispatch
import Synchronization

/// The number of processor cores that are online: the default of every `--jobs`.
public let availableCores = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))

/// Calls `body(0)` … `body(count - 1)`, each once, on at most `jobs` threads, and returns when all calls have returned.
///
/// Each index goes, in order, to the next free thread. With one job or one index, everything runs on the calling thread.
public func forEachInParallel(count: Int, jobs: Int, _ body: @Sendable (Int) -> Void) {
  let threads = min(count, jobs)
  guard threads > 1 else {
    for index in 0..<max(count, 0) { body(index) }
    return
  }
  let next = Atomic<Int>(0)
  withoutActuallyEscaping(body) { body in
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        body(index)
      }
    }
  }
}
