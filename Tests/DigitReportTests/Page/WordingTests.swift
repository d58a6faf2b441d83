import NeuralNetwork
import Testing

@testable import DigitReport

@Suite struct WordingTests {
  @Test(
    "A percentage has two decimal places; only 0 and 1 are written as 0 % and 100 %",
    arguments: [
      (0, "0.00 %"), (0.00004, "< 0.01 %"), (0.00005, "0.01 %"), (0.98214, "98.21 %"), (0.9999, "99.99 %"),
      (0.99996, "> 99.99 %"), (1, "100.00 %"),
    ])
  func percentages(fraction: Double, text: String) {
    #expect(percent(fraction) == text.replacing(" ", with: "\u{A0}"))
  }

  @Test(
    "A number of 1 has a noun in the singular", arguments: [(0, "0 images"), (1, "1 image"), (2, "2 images")])
  func counts(count: Int, text: String) { #expect(counted(count, "image", "images") == text) }

  @Test("The shape of an activation lists channels, height and width, or only the number of values")
  func shapes() {
    #expect(ActivationShape(channels: 24, height: 28, width: 14).text == "24 × 28 × 14")
    #expect(ActivationShape(channels: 10, height: 1, width: 1).text == "10")
    #expect(times([24, 1, 3, 3]) == "24 × 1 × 3 × 3")
  }
}
