import CSystemSupport
import Dispatch
import Synchronization

/// Threads for many short loops, one right after the other, as in training with small batches.
///
/// Waking a sleeping thread can take as long as such a loop: 80 µs on a virtual machine, half a batch of a small network. A
/// team's threads therefore wait actively for the next loop, and sleep only when it does not begin soon.
public final class ThreadTeam: @unchecked Sendable {
  /// The team that consists of the calling thread.
  public static let callerOnly = ThreadTeam(jobs: 1)

  /// The number of the loop times 2, plus 1 while threads may enter it, in units of `turn`; plus the number of threads in it.
  private let state = Atomic<Int>(0)
  private static let turn = 1 << 16

  /// Change only while no thread is in the loop. A loop without indices ends the threads.
  private var body: (@Sendable (Int) -> Void)?
  private var count = 0
  private let next = Atomic<Int>(0)

  private let sleeping = Atomic<Int>(0)
  private let wakeUps = DispatchSemaphore(value: 0)
  /// How long threads wait actively, in nanoseconds. With more threads than cores they would take the time of those that work.
  private let patience: Int
  private var threads: [pthread_t] = []

  /// Calls `body` with a team of at most `jobs` threads, the calling one included. The others end before it returns.
  public static func with<Result>(jobs: Int, _ body: (ThreadTeam) -> Result) -> Result {
    let team = ThreadTeam(jobs: jobs)
    defer { team.end() }
    return body(team)
  }

  private init(jobs: Int) {
    patience = jobs <= availableCores ? 200_000 : 0
    for _ in 1..<max(jobs, 1) {
      var thread = pthread_t()
      let team = Unmanaged.passRetained(self)
      let status = pthread_create(
        &thread, nil,
        { team in
          team.map { Unmanaged<ThreadTeam>.fromOpaque($0).takeRetainedValue().work() }
          return nil
        }, team.toOpaque())
      guard status == 0 else {
        team.release()
        break
      }
      threads.append(thread)
    }
  }

  private func end() {
    open(count: 0, nil)
    for thread in threads { pthread_join(thread, nil) }
  }

  /// Calls `body(0)` … `body(count - 1)`, each once, on the team's threads, and returns when all calls have returned. Only the
  /// thread that made the team may call it.
  public func forEach(count: Int, _ body: @Sendable (Int) -> Void) {
    guard count > 1, !threads.isEmpty else {
      for index in 0..<max(count, 0) { body(index) }
      return
    }
    withoutActuallyEscaping(body) { body in
      open(count: count, body)
      takeIndices()
      close()
    }
  }

  private func open(count: Int, _ body: (@Sendable (Int) -> Void)?) {
    (self.count, self.body) = (count, body)
    next.store(0, ordering: .relaxed)
    state.wrappingAdd(ThreadTeam.turn, ordering: .sequentiallyConsistent)
    wakeSleeping()
  }

  /// Threads that come now do not enter; those that are in the loop finish their last index.
  private func close() {
    state.wrappingAdd(ThreadTeam.turn, ordering: .acquiringAndReleasing)
    if !waits(until: isEmpty) { while !isEmpty { sched_yield() } }
    body = nil
  }

  private var isEmpty: Bool { state.load(ordering: .acquiring) % ThreadTeam.turn == 0 }

  /// Not inlined: all references to the loop's body must have been released before the thread leaves the loop.
  @inline(never) private func takeIndices() {
    guard let body else { return }
    while true {
      let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard index < count else { return }
      body(index)
    }
  }

  // MARK: The other threads

  private func work() {
    var last = 0
    while true {
      last = enter(after: last)
      if count == 0 { return }
      takeIndices()
      state.wrappingSubtract(1, ordering: .acquiringAndReleasing)
    }
  }

  /// Waits for a loop after the turn `last`, enters it, and returns its turn.
  private func enter(after last: Int) -> Int {
    while true {
      let current = state.load(ordering: .acquiring)
      let turn = current / ThreadTeam.turn
      if turn == last || turn % 2 == 0 {
        awaitChange(of: turn)
      } else if state.weakCompareExchange(
        expected: current, desired: current + 1, ordering: .acquiringAndReleasing
      ).exchanged {
        return turn
      }
    }
  }

  private func awaitChange(of turn: Int) {
    if waits(until: hasPassed(turn)) { return }
    sleeping.wrappingAdd(1, ordering: .sequentiallyConsistent)
    // A loop that began before this thread was counted has not woken it.
    if hasPassed(turn) { wakeSleeping() }
    wakeUps.wait()
  }

  private func hasPassed(_ turn: Int) -> Bool {
    state.load(ordering: .sequentiallyConsistent) / ThreadTeam.turn != turn
  }

  private func wakeSleeping() {
    for _ in 0..<sleeping.exchange(0, ordering: .sequentiallyConsistent) { wakeUps.signal() }
  }

  /// Waits actively until a condition holds, or until the team's patience is exhausted: then the result is false.
  private func waits(until condition: @autoclosure () -> Bool) -> Bool {
    let deadline = monotonicTime() + patience
    while !condition() {
      if monotonicTime() > deadline { return false }
      digit_pause()
    }
    return true
  }
}

/// In nanoseconds.
private func monotonicTime() -> Int {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return time.tv_sec * 1_000_000_000 + time.tv_nsec
}
