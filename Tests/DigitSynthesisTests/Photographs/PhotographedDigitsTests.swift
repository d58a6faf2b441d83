import NeuralNetwork
import Testing

@testable import DigitSynthesis

@Suite struct PhotographedDigitsTests {
  let digits = SyntheticDigits(perClass: 1, seed: 4)

  @Test("Labels, count and inputs are those of the source")
  func labels() {
    let photographed = PhotographedDigits(digits, seed: 5)
    #expect(photographed.count == 10)
    #expect(photographed.inputs == 784)
    #expect((0..<10).map { photographed.label(of: $0) } == Array(0..<10))
  }

  @Test(
    "Preprocessing finds the digit in its photo: its center of mass moves by less than a pixel"
  )
  func found() {
    let photographed = PhotographedDigits(digits, seed: 5)
    let distances = (0..<10).map { sample in
      let offset =
        InkShape(photographed.sample(sample, epoch: 0)).center
        - InkShape(digits.sample(sample, epoch: 0)).center
      return (offset * offset).sum().squareRoot()
    }
    #expect(distances.allSatisfy { $0 < 1 })
  }

  @Test(
    "The same seed and epoch always give the same photos",
    arguments: [(5, 0, "5600fd40ef00906"), (5, 1, "d2e3028d7d0b0358"), (6, 0, "4da92c79dc0ae0aa")]
      as [(UInt64, Int, String)])
  func regression(seed: UInt64, epoch: Int, expected: String) {
    #expect(PhotographedDigits(digits, seed: seed).digest(epoch: epoch) == expected)
  }
}
