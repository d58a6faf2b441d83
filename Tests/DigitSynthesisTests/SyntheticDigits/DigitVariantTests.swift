import NeuralNetwork
import Testing

@testable import DigitSynthesis

@Suite struct DigitVariantTests {
  @Test(
    "All points of all variants lie in the unit square; a long flag may begin to the left of it",
    arguments: 0...9)
  func bounds(digit: Int) {
    for variant in DigitVariant.ofDigit[digit] {
      #expect(variant.weight > 0)
      for point in [variant.extremes.0, variant.extremes.1].flatMap(\.curves).flatMap(\.points) {
        #expect(
          (digit == 1 ? -0.18...1 : 0...1).contains(point.x) && (0...1).contains(point.y),
          "\(point) of a \(digit)")
      }
    }
  }

  @Test("Variation 0 is the first extreme, 1 the second, 0.5 halfway between")
  func variation() {
    let variant = DigitVariant(1, "0,0 50,100", "100,0 50,0")
    func points(_ variation: Float) -> [Vector2] { variant.skeleton(variation: variation).curves[0].points }
    #expect(points(0) == [Vector2(0, 0), Vector2(0.5, 1)])
    #expect(points(1) == [Vector2(1, 0), Vector2(0.5, 0)])
    #expect(points(0.5) == [Vector2(0.5, 0), Vector2(0.5, 0.5)])
  }

  @Test("Variants are as frequent as their weights say", arguments: 0...9)
  func frequencies(digit: Int) {
    let variants = DigitVariant.ofDigit[digit]
    var counts = [Int](repeating: 0, count: variants.count)
    var generator = SeededGenerator(seed: UInt64(digit))
    for _ in 0..<2000 {
      let points = DigitVariant.random(of: digit, using: &generator).extremes.0.curves.map(\.points)
      if let index = variants.firstIndex(where: { $0.extremes.0.curves.map(\.points) == points }) {
        counts[index] += 1
      }
    }
    let total = variants.reduce(0) { $0 + $1.weight }
    for (variant, count) in zip(variants, counts) {
      // Four standard deviations.
      let probability = Double(variant.weight / total)
      let tolerance = 4 * (2000 * probability * (1 - probability)).squareRoot()
      #expect(abs(Double(count) - 2000 * probability) < tolerance)
    }
  }
}
