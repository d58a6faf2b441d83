import NeuralNetwork
import Testing

@testable import DigitSynthesis

@Suite struct SyntheticDigitsTests {
  @Test(
    "A synthetic digit is normalized like MNIST's: 20 pixels long, centered, with full ink", arguments: 0...9)
  func geometry(digit: Int) {
    for sample in 0..<12 {
      var generator = SeededGenerator(seed: 3, streams: UInt64(digit), UInt64(sample))
      let image = SyntheticDigits.image(of: digit, using: &generator)
      let shape = InkShape(image.values)
      #expect(max(shape.width, shape.height) == 20)
      #expect(abs(shape.center.x - 14) <= 0.75 && abs(shape.center.y - 14) <= 0.75)
      #expect(isInk(image.values))
      #expect(image.values.max() ?? 0 > 0.95)
    }
  }

  @Test("The digits alternate, as many of each")
  func labels() {
    let source = SyntheticDigits(perClass: 3, seed: 8)
    #expect(source.count == 30)
    #expect(source.inputs == 784)
    #expect((0..<30).map { source.label(of: $0) } == (0..<30).map { $0 % 10 })
  }

  @Test(
    "The same seed and epoch always give the same digits",
    arguments: [(8, 0, "675337107de99d5"), (8, 1, "7069d71d225d4a6"), (9, 0, "ee874230c28bf5f9")]
      as [(UInt64, Int, String)])
  func regression(seed: UInt64, epoch: Int, expected: String) {
    #expect(SyntheticDigits(perClass: 3, seed: seed).digest(epoch: epoch) == expected)
  }

  @Test("The nearest of 200 synthetic digits shows the same digit for 83 of 100 others")
  func resemblance() {
    let source = SyntheticDigits(perClass: 30, seed: 1)
    let digits = (0..<source.count).map { source.sample($0, epoch: 0) }
    let correct = (200..<300).count { sample in
      let distances = digits[..<200].map { squaredDistance($0, digits[sample]) }
      let nearest = distances.indices.min { distances[$0] < distances[$1] }
      return nearest.map { source.label(of: $0) } == source.label(of: sample)
    }
    #expect(correct == 83)
  }
}

private func squaredDistance(_ left: [Float], _ right: [Float]) -> Float {
  var sum: Float = 0
  for i in left.indices { sum += (left[i] - right[i]) * (left[i] - right[i]) }
  return sum
}
