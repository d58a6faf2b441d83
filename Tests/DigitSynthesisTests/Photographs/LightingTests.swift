import NeuralNetwork
import Testing

@testable import DigitSynthesis

@Suite struct LightingTests {
  @Test("Paper's lightness is positive everywhere, and in the center at most the brightness of 0.95")
  func range() {
    for seed in 0..<100 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let lighting = Lighting(using: &generator)
      #expect((0.2...0.95).contains(lighting.lightness(0.5, 0.5)))
      for (x, y) in [(0, 0), (1, 0), (0, 1), (1, 1)] as [(Float, Float)] {
        #expect((0.05...1.3).contains(lighting.lightness(x, y)))
      }
    }
  }
}
