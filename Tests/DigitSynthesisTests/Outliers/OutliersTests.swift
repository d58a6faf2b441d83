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
    arguments: [(9, 0, "67cdf0912a45245"), (9, 1, "9c3599b0a3e80a3a"), (10, 0, "c1fe2f82da6cf46c")]
      as [(UInt64, Int, String)])
  func regression(seed: UInt64, epoch: Int, expected: String) {
    #expect(Outliers(count: 40, seed: seed).digest(epoch: epoch) == expected)
  }
}
