import SystemSupport
import Testing

@Suite struct ThreadTeamTests {
  @Test("Each index is used once, whatever the number of threads and of indices", arguments: [1, 2, 3, 9])
  func indices(jobs: Int) {
    ThreadTeam.with(jobs: jobs) { team in
      for count in [0, 1, 2, 7, 1000] {
        let used = Locked([Int](repeating: 0, count: count))
        team.forEach(count: count) { index in used.withLock { $0[index] += 1 } }
        #expect(used.withLock { $0 } == [Int](repeating: 1, count: count))
      }
    }
  }

  @Test("A loop sees what the loops before it have written", arguments: [2, 4])
  func sequence(jobs: Int) {
    let count = 64
    var values = [Int](repeating: 0, count: count)
    values.withUnsafeMutableBufferPointer { values in
      nonisolated(unsafe) let values = values
      ThreadTeam.with(jobs: jobs) { team in
        for round in 0..<2000 {
          // Each value is written by the thread that takes its index, and was read from its neighbor's place.
          let before = (0..<count).map { values[($0 + 1) % count] }
          team.forEach(count: count) { values[$0] = before[$0] + 1 }
          if round % 500 == 499 { #expect(values.allSatisfy { $0 == round + 1 }) }
        }
      }
    }
  }

  @Test("Threads that have gone to sleep work again")
  func sleep() {
    ThreadTeam.with(jobs: 3) { team in
      for _ in 0..<5 {
        usleep(2_000)
        // The third call returns only after three threads have come.
        let arrived = Locked(0)
        team.forEach(count: 3) { _ in
          arrived.withLock { $0 += 1 }
          while arrived.withLock({ $0 }) < 3 { sched_yield() }
        }
        #expect(arrived.withLock { $0 } == 3)
      }
    }
  }

  @Test("A team's result is returned, and teams can be used within each other")
  func nested() {
    let sum = ThreadTeam.with(jobs: 2) { outer in
      let sum = Locked(0)
      outer.forEach(count: 4) { index in
        ThreadTeam.with(jobs: 2) { inner in inner.forEach(count: 10) { i in sum.withLock { $0 += index * i } }
        }
      }
      return sum.withLock { $0 }
    }
    #expect(sum == 6 * 45)
  }
}
