import NeuralNetwork
import Testing

@testable import DigitSynthesis

@Suite("Marks that are no digit")
struct OutliersTests {
  @Test("Every kind of mark is drawn as 28×28 ink with something in it", arguments: Outliers.Kind.allCases)
  func drawn(kind: Outliers.Kind) {
    var inked = 0
    for sample in 0..<20 {
      var generator = SeededGenerator(seed: 3, streams: UInt64(sample))
      let mark = kind.draw(generator: &generator)
      #expect(mark.values.count == 784)
      #expect(mark.values.allSatisfy { (0...1).contains($0) })
      if mark.values.contains(where: { $0 > 0.5 }) { inked += 1 }
    }
    #expect(inked >= 18)
  }

  @Test("Marks belong to no class, and the same seed, epoch and sample give the same one")
  func repeatable() {
    let marks = Outliers(count: 5, seed: 9)
    func mark(_ sample: Int, epoch: Int) -> [Float] {
      var values = [Float](repeating: 0, count: 784)
      values.withUnsafeMutableBufferPointer { marks.fill($0, sample: sample, epoch: epoch) }
      return values
    }
    #expect(marks.label(of: 2) == outlierLabel)
    #expect(mark(2, epoch: 1) == mark(2, epoch: 1))
    #expect(mark(2, epoch: 1) != mark(3, epoch: 1))
    #expect(mark(2, epoch: 1) != mark(2, epoch: 2))
  }
}
