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
    arguments: [(9, 0, "328d6b25139f6d26"), (9, 1, "d5c735d606511637"), (10, 0, "9c6e761e09346659")]
      as [(UInt64, Int, String)])
  func regression(seed: UInt64, epoch: Int, expected: String) {
    #expect(Outliers(count: 40, seed: seed).digest(epoch: epoch) == expected)
  }
}
