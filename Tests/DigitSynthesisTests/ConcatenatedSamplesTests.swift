import Testing

@testable import DigitSynthesis

@Suite("Joined samples")
struct ConcatenatedSamplesTests {
  @Test("Each sample is its source's, in the order of the sources")
  func order() {
    let first = SyntheticDigits(perClass: 1, seed: 1)
    let second = Outliers(count: 3, seed: 2)
    let joined = ConcatenatedSamples([first, second])
    #expect(joined.count == 13)
    #expect(joined.inputs == 784)
    #expect((0..<13).map { joined.label(of: $0) } == Array(0..<10) + [-1, -1, -1])
    let isFirst = joined.sample(9, epoch: 1) == first.sample(9, epoch: 1)
    let isSecond = joined.sample(10, epoch: 1) == second.sample(0, epoch: 1)
    #expect(isFirst && isSecond)
  }
}
