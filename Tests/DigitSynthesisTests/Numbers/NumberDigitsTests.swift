import DigitImage
import NeuralNetwork
import Testing

@testable import DigitSynthesis

@Suite struct NumberDigitsTests {
  private static let numbers = SyntheticNumbers(of: [], count: 60, seed: 3)
  private static let digits = NumberDigits(of: numbers, perClass: 5, seed: 1, jobs: 2)

  private func ink(_ source: NumberDigits, _ sample: Int, epoch: Int) -> [Float] {
    [Float](unsafeUninitializedCapacity: source.inputs) { values, count in
      source.fill(values, sample: sample, epoch: epoch)
      count = source.inputs
    }
  }

  @Test("The digits 0 to 9 and outliers alternate")
  func labels() {
    #expect(Self.digits.count == 55)
    #expect(
      (0..<22).map(Self.digits.label(of:)) == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, outlierLabel] + [
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, outlierLabel,
      ])
  }

  @Test("The same seed always gives the same digits, on any number of threads")
  func regression() {
    #expect(digest((0..<55).flatMap { ink(Self.digits, $0, epoch: 0) }) == "445f4579a69990e4")
    let serial = NumberDigits(of: Self.numbers, perClass: 5, seed: 1, jobs: 1)
    #expect((0..<55).allSatisfy { ink(serial, $0, epoch: 0) == ink(Self.digits, $0, epoch: 0) })
  }

  @Test("Epochs take the digits in turn")
  func turns() {
    let epochs = (0..<40).map { ink(Self.digits, 7, epoch: $0) }
    #expect(epochs[0] != epochs[1])
    #expect(epochs.dropFirst().contains(epochs[0]))
  }

  // A digit is cut out where it was written; what is cut out is centered and as large as MNIST's digits.
  @Test("Digits fill the box of MNIST's digits", arguments: 0..<10)
  func size(digit: Int) throws {
    for epoch in 0..<3 {
      let plane = Plane(width: 28, height: 28, values: ink(Self.digits, digit, epoch: epoch))
      let box = try #require(DigitBox.boundingBox(of: plane, above: 0))
      #expect(max(box.width, box.height) == DigitBox.digitSide)
    }
  }

  @Test("Where no number has a digit, synthetic digits take its place, and joined digits that of outliers")
  func missing() {
    let none = NumberDigits(of: SyntheticNumbers(of: [], count: 0, seed: 1), perClass: 2, seed: 1, jobs: 1)
    for sample in 0..<none.count { #expect(ink(none, sample, epoch: 0).contains { $0 > 0.5 }) }
    #expect(ink(none, 3, epoch: 0) != ink(none, 3, epoch: 1))
  }

  @Test("The boxes of a number's digits are where the picture is dark", arguments: 0..<20)
  func boxes(index: Int) {
    let number = Self.numbers[index]
    #expect(number.digits.map { String($0.digit) }.joined() == number.text.filter(\.isWholeNumber))
    let (width, height) = (number.image.width, number.image.height)
    for digit in number.digits {
      // Digits may be cut off at the border.
      let (left, right) = (max(0, digit.box.left), min(width, digit.box.right))
      let (top, bottom) = (max(0, digit.box.top), min(height, digit.box.bottom))
      let inside = (top..<bottom).flatMap { y in (left..<right).map { number.image.pixels[y * width + $0] } }
      let around = number.image.pixels.sorted()[width * height * 3 / 4]
      #expect(inside.min()! < around)
    }
  }
}
