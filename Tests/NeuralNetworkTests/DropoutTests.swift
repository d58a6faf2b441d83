import Testing

@testable import NeuralNetwork

@Suite struct DropoutTests {
  private let layer = Dropout(inputCount: 20_000, rate: 0.2, index: 1)

  @Test("A fifth of the values is dropped, and the others are scaled by 1 / (1 - 0.2)")
  func rate() {
    let kept = dropped(TrainingRandomness(seed: 1, step: 0, firstSample: 0))
    #expect(abs(Double(kept.count { $0 == 0 }) / 20_000 - 0.2) < 0.01)
    #expect(kept.allSatisfy { $0 == 0 || $0 == 1.25 })
  }

  @Test("The dropped values depend on seed, update and sample, not on the block")
  func randomness() {
    let first = dropped(TrainingRandomness(seed: 1, step: 0, firstSample: 4), samples: 2)
    #expect(Array(first.suffix(20_000)) == dropped(TrainingRandomness(seed: 1, step: 0, firstSample: 5)))
    #expect(Array(first.prefix(20_000)) != Array(first.suffix(20_000)))
    #expect(dropped(TrainingRandomness(seed: 2, step: 0, firstSample: 5)) != Array(first.suffix(20_000)))
    #expect(dropped(TrainingRandomness(seed: 1, step: 1, firstSample: 5)) != Array(first.suffix(20_000)))
  }

  @Test("At inference nothing is dropped")
  func inference() {
    #expect(dropped(nil).allSatisfy { $0 == 1 })
  }

  private func dropped(_ randomness: TrainingRandomness?, samples: Int = 1) -> [Float] {
    let ones = AlignedFloats(count: samples * layer.inputCount)
    ones.base.update(repeating: 1, count: ones.count)
    let output = AlignedFloats(count: ones.count)
    layer.forward(
      ForwardPass(
        samples: samples, input: ones.base, output: output.base, parameters: ones.base, statistics: ones.base,
        prepared: nil, randomness: randomness,
        scratch: output.base))
    return Array(UnsafeBufferPointer(start: output.base, count: output.count))
  }
}
