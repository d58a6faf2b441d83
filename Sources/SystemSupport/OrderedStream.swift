import Dispatch
import Synchronization

/// Transforms inputs on at most `jobs` threads, and delivers the results one by one in the order of the inputs,
/// each as soon as those before it are delivered.
///
/// Memory does not grow with the number of inputs: they are taken lazily, and whoever runs ahead of a slow one
/// waits when four results a thread are held back.
///
/// - Parameters:
///   - transform: runs on any thread, for several inputs at once.
///   - deliver: never runs twice at once. What it throws ends the stream and is thrown on.
public func forEachInOrder<Inputs: Sequence, Output: Sendable, Failure: Error>(
  _ inputs: Inputs, jobs: Int, transform: @Sendable (Inputs.Element) -> Output,
  deliver: (Output) throws(Failure) -> Void
) throws(Failure) where Inputs.Iterator: Sendable {
  guard jobs > 1 else {
    for input in inputs { try deliver(transform(input)) }
    return
  }
  let result = withoutActuallyEscaping(deliver) { deliver in
    withoutActuallyEscaping(transform) { transform in
      let stream = OrderedStream(inputs.makeIterator(), window: 4 * jobs, deliver: deliver)
      DispatchQueue.concurrentPerform(iterations: jobs) { _ in stream.work(transform) }
      return stream.result
    }
  }
  try result.get()
}

/// What the threads share.
private final class OrderedStream<Inputs: IteratorProtocol & Sendable, Output: Sendable, Failure: Error>:
  Sendable
{
  private struct State: Sendable {
    var inputs: Inputs
    var taken = 0
    /// Results that wait for one before them.
    var finished: [Int: Output] = [:]
    var delivered = 0
    var failure: Failure?
  }

  private let state: Mutex<State>
  /// Counts how many more inputs may be taken before a result is delivered. Taken before an input is, so the
  /// input that all others wait for is always under way.
  private let places: DispatchSemaphore
  /// Called with the state locked only.
  nonisolated(unsafe) private let deliver: (Output) throws(Failure) -> Void

  init(_ inputs: Inputs, window: Int, deliver: @escaping (Output) throws(Failure) -> Void) {
    state = Mutex(State(inputs: inputs))
    places = DispatchSemaphore(value: window)
    self.deliver = deliver
  }

  var result: Result<Void, Failure> {
    state.withLock { state in state.failure.map { .failure($0) } ?? .success(()) }
  }

  /// One thread's part: until there is no input left, or delivering has failed.
  func work(_ transform: @Sendable (Inputs.Element) -> Output) {
    while true {
      places.wait()
      guard let (index, input) = take() else { break }
      finish(index, transform(input))
    }
    // The next thread that waits for a place finds the end too.
    places.signal()
  }

  private func take() -> (index: Int, input: Inputs.Element)? {
    state.withLock { state in
      guard state.failure == nil, let input = state.inputs.next() else { return nil }
      defer { state.taken += 1 }
      return (state.taken, input)
    }
  }

  /// After a failure, what is still under way is thrown away in the same order.
  private func finish(_ index: Int, _ output: Output) {
    state.withLock { state in
      state.finished[index] = output
      while let next = state.finished.removeValue(forKey: state.delivered) {
        if state.failure == nil {
          do throws(Failure) { try deliver(next) } catch { state.failure = error }
        }
        state.delivered += 1
        places.signal()
      }
    }
  }
}
