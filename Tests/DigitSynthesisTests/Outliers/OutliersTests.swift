import NeuralNetwork
import Testing

@testable import DigitSynthesis

@Suite struct OutliersTests {
  @Test("Outliers belong to no class")
  func labels() {
    let outliers = Outliers(count: 5, seed: 9)
    #expect(outliers.count == 5)
    #expect(outliers.inputs == 784)
    #expect(
      (0..<5).map { outliers.label(of: $0) } == [
        outlierLabel, outlierLabel, outlierLabel, outlierLabel, outlierLabel,
      ])
  }

  @Test(
    "The same seed and epoch always give the same outliers",
    arguments: [(9, 0, "9500955a88e4a4b2"), (9, 1, "97f93dcc21c45caf"), (10, 0, "2a54112a1a680b4d")]
      as [(UInt64, Int, String)])
  func regression(seed: UInt64, epoch: Int, expected: String) {
    #expect(Outliers(count: 40, seed: seed).digest(epoch: epoch) == expected)
  }
}
