import NeuralNetwork
import Testing

@testable import DigitSynthesis

@Suite struct RewritingTests {
  @Test(
    "A rewritten stroke stays near the one written, has its direction, and closely spaced points",
    arguments: 0..<20 as Range<UInt64>)
  func nearness(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let strokes = [[Vector2(0.1, 0.1), Vector2(0.9, 0.1), Vector2(0.9, 0.8)], [Vector2(0.5, 0.5)]]
    let result = Rewriting(using: &generator).write(strokes, using: &generator)
    #expect(result.map(\.count).allSatisfy { $0 >= 2 })
    #expect((28...36).contains(result[0].count))
    let (first, last) = (result[0][0], result[0][result[0].count - 1])
    #expect(last.x - first.x > 0.25 && last.y - first.y > 0.4)
    for i in 1..<result[0].count {
      let step = result[0][i] - result[0][i - 1]
      #expect((step * step).sum().squareRoot() < 0.15)
    }
  }

  @Test("Two random ways of writing differ")
  func variety() {
    let strokes = [[Vector2(0.1, 0.1), Vector2(0.9, 0.1)]]
    let results = [1, 2].map { (seed: UInt64) in
      var generator = SeededGenerator(seed: seed)
      return Rewriting(using: &generator).write(strokes, using: &generator)
    }
    #expect(results[0] != results[1])
  }
}
