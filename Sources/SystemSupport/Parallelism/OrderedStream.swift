import Dispatch

/// Transforms inputs on at most `jobs` threads, and delivers the results one at a time in the order of the inputs, each as
/// soon as all results before it have been delivered.
///
/// Memory does not grow with the number of inputs: they are taken lazily, and threads that run ahead of a slow input wait
/// when `pending` results per thread are held back. While one thread waits for the next input, the others go on and deliver:
/// the inputs may come from a program that waits for the results.
///
/// - Parameters:
///   - pending: the results per thread that may be held back. With 32, an input may take 32 times as long as the others before
///     a thread waits.
///   - transform: runs on any thread, for several inputs at once.
///   - deliver: is never called concurrently. An error that it throws ends the stream and is rethrown.
public func forEachInOrder<Inputs: Sequence, Output: Sendable, Failure: Error>(
  _ inputs: Inputs, jobs: Int, pending: Int = 32, transform: @Sendable (Inputs.Element) -> Output,
  deliver: (Output) throws(Failure) -> Void
) throws(Failure) where Inputs.Iterator: Sendable {
  guard jobs > 1 else {
    for input in inputs { try deliver(transform(input)) }
    return
  }
  let result = withoutActuallyEscaping(deliver) { deliver in
    withoutActuallyEscaping(transform) { transform in
      let stream = OrderedStream(inputs.makeIterator(), window: pending * jobs, deliver: deliver)
      DispatchQueue.concurrentPerform(iterations: jobs) { _ in stream.work(transform) }
      return stream.result
    }
  }
  try result.get()
}

/// The state that the threads share.
private final class OrderedStream<Inputs: IteratorProtocol & Sendable, Output: Sendable, Failure: Error>:
  Sendable
{
  private struct Source: Sendable {
    var inputs: Inputs
    var taken = 0
  }

  private struct State: Sendable {
    /// Finished results that wait for an earlier one, by the index of their input.
    var finished: [Int: Output] = [:]
    var delivered = 0
    var failure: Failure?
  }

  /// Locked while a thread waits for the next input.
  private let source: Locked<Source>
  private let state: Locked<State>
  /// Counts the inputs that may still be taken before the next delivery. A thread waits for it before it takes an input, so
  /// the input that all others wait for is always being transformed.
  private let slots: DispatchSemaphore
  /// Called only while the state is locked.
  nonisolated(unsafe) private let deliver: (Output) throws(Failure) -> Void

  init(_ inputs: Inputs, window: Int, deliver: @escaping (Output) throws(Failure) -> Void) {
    source = Locked(Source(inputs: inputs))
    state = Locked(State())
    slots = DispatchSemaphore(value: window)
    self.deliver = deliver
  }

  var result: Result<Void, Failure> {
    state.withLock { state in state.failure.map { .failure($0) } ?? .success(()) }
  }

  /// Runs one thread until there are no inputs left or a delivery has failed.
  func work(_ transform: @Sendable (Inputs.Element) -> Output) {
    while true {
      slots.wait()
      guard let (index, input) = take() else { break }
      finish(index, transform(input))
    }
    // Wakes the next waiting thread, which then ends too.
    slots.signal()
  }

  private func take() -> (index: Int, input: Inputs.Element)? {
    source.withLock { source in
      guard state.withLock({ $0.failure == nil }), let input = source.inputs.next() else { return nil }
      defer { source.taken += 1 }
      return (source.taken, input)
    }
  }

  /// After a failure, the remaining results are discarded in the same order.
  private func finish(_ index: Int, _ output: Output) {
    state.withLock { state in
      state.finished[index] = output
      while let next = state.finished.removeValue(forKey: state.delivered) {
        if state.failure == nil {
          do throws(Failure) { try deliver(next) } catch { state.failure = error }
        }
        state.delivered += 1
        slots.signal()
      }
    }
  }
}
