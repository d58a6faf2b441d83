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
    arguments: [(9, 0, "c03cfb4dc56d89d1"), (9, 1, "ae005ce65dced8f2"), (10, 0, "6083ec95cc89dd8d")]
      as [(UInt64, Int, String)])
  func regression(seed: UInt64, epoch: Int, expected: String) {
    #expect(Outliers(count: 40, seed: seed).digest(epoch: epoch) == expected)
  }
}
