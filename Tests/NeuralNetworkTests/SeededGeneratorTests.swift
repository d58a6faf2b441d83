import Testing

@testable import NeuralNetwork

@Suite struct SeededGeneratorTests {
  @Test("SplitMix64 gives the reference implementation's numbers")
  func splitMix() {
    // The output of splitmix64.c (S. Vigna) for the state 1234567.
    var generator = SplitMix64(state: 1_234_567)
    let numbers = (0..<5).map { _ in generator.next() }
    #expect(
      numbers == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test("xoshiro256** gives the reference implementation's numbers")
  func xoshiro() {
    // The output of xoshiro256starstar.c (D. Blackman, S. Vigna) for the state 1, 2, 3, 4.
    var generator = SeededGenerator(state: (1, 2, 3, 4))
    let numbers = (0..<10).map { _ in generator.next() }
    #expect(
      numbers == [
        11520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360,
        607_988_272_756_665_600, 16_172_922_978_634_559_625, 8_476_171_486_693_032_832,
        10_595_114_339_597_558_777, 2_904_607_092_377_533_576,
      ])
  }

  @Test("Each seed and each sequence of streams gives its own generator")
  func streams() {
    let generators = [
      SeededGenerator(seed: 1), SeededGenerator(seed: 2), SeededGenerator(seed: 1, streams: 0),
      SeededGenerator(seed: 1, streams: 1), SeededGenerator(seed: 1, streams: 0, 1),
      SeededGenerator(seed: 1, streams: 1, 0), SeededGenerator(seed: 1, streams: 0, 0),
    ]
    var firsts: Set<UInt64> = []
    for var generator in generators { firsts.insert(generator.next()) }
    #expect(firsts.count == generators.count)
    #expect(SeededGenerator(seed: 1, streams: 3, 4) == SeededGenerator(seed: 1, streams: 3, 4))
    var first = SeededGenerator(seed: 1)
    #expect(first.next() == 12_966_619_160_104_079_557)
  }

  @Test("Uniform numbers are in 0 ..< 1, with mean 1/2 and variance 1/12")
  func uniform() {
    var generator = SeededGenerator(seed: 4)
    let numbers = (0..<100_000).map { _ in Double(generator.nextUniform()) }
    #expect(numbers.allSatisfy { $0 >= 0 && $0 < 1 })
    let (mean, variance) = moments(numbers)
    #expect(abs(mean - 0.5) < 0.005)
    #expect(abs(variance - 1 / 12) < 0.002)
  }

  @Test("Normal numbers have mean 0 and variance 1, and 4.55 % are beyond two standard deviations")
  func normal() {
    var generator = SeededGenerator(seed: 4)
    let numbers = (0..<100_000).map { _ in Double(generator.nextNormal()) }
    let (mean, variance) = moments(numbers)
    #expect(abs(mean) < 0.015)
    #expect(abs(variance - 1) < 0.02)
    #expect(abs(Double(numbers.count { abs($0) > 2 }) / 100_000 - 0.0455) < 0.003)
  }

  @Test("A permutation holds each number once, in the documented order")
  func permutation() {
    var generator = SeededGenerator(seed: 4)
    let permutation = generator.permutation(1000)
    #expect(permutation.sorted() == Array(0..<1000))
    var first = SeededGenerator(seed: 1)
    #expect(first.permutation(5) == [4, 0, 1, 2, 3])
  }

  private func moments(_ numbers: [Double]) -> (mean: Double, variance: Double) {
    let mean = numbers.reduce(0, +) / Double(numbers.count)
    return (mean, numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(numbers.count))
  }
}
