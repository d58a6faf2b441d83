import DigitImage
import NeuralNetwork
import Testing

@testable import DigitSynthesis

@Suite("Photographed digits")
struct PhotographedDigitsTests {
  @Test("A drawn digit is found again in its photo")
  func foundAgain() {
    let drawn = SyntheticDigits(perClass: 3, seed: 4)
    let photographed = PhotographedDigits(drawn, seed: 5)
    var alike = 0
    for sample in 0..<drawn.count {
      let (before, after) = (values(drawn, sample), values(photographed, sample))
      let dot = zip(before, after).reduce(Float(0)) { $0 + $1.0 * $1.1 }
      let norms = [before, after].map { $0.reduce(Float(0)) { $0 + $1 * $1 } }
      if dot > 0.7 * (norms[0] * norms[1]).squareRoot() { alike += 1 }
      #expect(photographed.label(of: sample) == drawn.label(of: sample))
    }
    #expect(alike >= drawn.count * 8 / 10)
  }

  @Test("The same seed, epoch and sample give the same photo")
  func repeatable() {
    let photographed = PhotographedDigits(SyntheticDigits(perClass: 1, seed: 4), seed: 5)
    #expect(values(photographed, 7) == values(photographed, 7))
    #expect(values(photographed, 7) != values(photographed, 7, epoch: 1))
  }

  private func values(_ source: some SampleSource, _ sample: Int, epoch: Int = 0) -> [Float] {
    var values = [Float](repeating: 0, count: 784)
    values.withUnsafeMutableBufferPointer { source.fill($0, sample: sample, epoch: epoch) }
    return values
  }
}
