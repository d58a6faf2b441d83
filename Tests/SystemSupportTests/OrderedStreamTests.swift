import Dispatch
import SystemSupport
import Testing

import Glibc

private struct NaturalNumbers: Sequence, IteratorProtocol {
  private var number = -1

  mutating func next() -> Int? {
    number += 1
    return number
  }
}

@Suite struct OrderedStreamTests {
  @Test(
    "Results are delivered in the order of the inputs, whichever is ready first", arguments: [1, 2, 4, 9])
  func order(jobs: Int) {
    var delivered: [Int] = []
    forEachInOrder(0..<200, jobs: jobs) { input in
      usleep(UInt32(input * 7919 % 300))
      return input * 2
    } deliver: {
      delivered.append($0)
    }
    #expect(delivered == (0..<200).map { $0 * 2 })
  }

  @Test("Threads run at most so many results per thread ahead of a slow input", arguments: [2, 4])
  func window(jobs: Int) {
    let greatest = Locked(0)
    var delivered = 0
    forEachInOrder(0..<500, jobs: jobs, pending: 4) { input in
      if input == 0 { usleep(50_000) }
      greatest.withLock { $0 = max($0, input) }
      return input == 0 ? greatest.withLock { $0 } : 0
    } deliver: { ahead in
      delivered += 1
      #expect(ahead < 4 * jobs)
    }
    #expect(delivered == 500)
  }

  @Test(
    "An endless sequence is consumed lazily, and an error in a delivery ends the stream", arguments: [1, 4])
  func failure(jobs: Int) {
    struct Stop: Error, Equatable {}
    var delivered: [Int] = []
    #expect(throws: Stop()) {
      try forEachInOrder(NaturalNumbers(), jobs: jobs) {
        $0
      } deliver: { value throws(Stop) in
        if value == 100 { throw Stop() }
        delivered.append(value)
      }
    }
    #expect(delivered == Array(0..<100))
  }

  @Test("An error while later results are pending ends the stream")
  func failureWhileOthersWait() {
    struct Stop: Error, Equatable {}
    for _ in 0..<20 {
      #expect(throws: Stop()) {
        try forEachInOrder(0..<100, jobs: 4) { input in
          if input == 3 { usleep(5_000) }
          return input
        } deliver: { value throws(Stop) in
          if value == 3 { throw Stop() }
        }
      }
    }
  }

  @Test("Without inputs nothing is delivered", arguments: [1, 4])
  func empty(jobs: Int) {
    forEachInOrder(EmptyCollection<Int>(), jobs: jobs) {
      $0
    } deliver: { _ in
      Issue.record("a result of nothing")
    }
  }

  @Test("A result is delivered while the next input is awaited", arguments: [2, 4])
  func conversation(jobs: Int) {
    /// Yields an input only once the result of the one before has been delivered.
    struct Conversation: Sequence, IteratorProtocol, Sendable {
      let delivered: DispatchSemaphore
      var count = 0

      mutating func next() -> Int? {
        if count > 0, delivered.wait(timeout: .now() + 10) == .timedOut { return nil }
        guard count < 20 else { return nil }
        count += 1
        return count
      }
    }
    let semaphore = DispatchSemaphore(value: 0)
    var delivered: [Int] = []
    forEachInOrder(Conversation(delivered: semaphore), jobs: jobs) {
      $0
    } deliver: {
      delivered.append($0)
      semaphore.signal()
    }
    #expect(delivered == Array(1...20))
  }
}
