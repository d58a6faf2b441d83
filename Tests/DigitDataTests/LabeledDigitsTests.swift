import NeuralNetwork
import Testing

@testable import DigitData

@Suite struct LabeledDigitsTests {
  /// Picture i is all of level i and shows i modulo 10.
  static func digits(_ indices: some Collection<Int>) -> LabeledDigits {
    LabeledDigits(
      side: 8, pixels: indices.flatMap { [UInt8](repeating: UInt8($0), count: 64) },
      labels: indices.map { UInt8($0 % 10) })
  }

  @Test("A subset keeps pictures and labels together, in the order asked for")
  func subset() {
    #expect(Self.digits(0..<20).subset([7, 3, 7]) == Self.digits([7, 3, 7]))
  }

  @Test("A split parts all pictures by chance, the same way for the same seed")
  func split() {
    let all = Self.digits(0..<100)
    let (training, validation) = all.split(validationCount: 30, seed: 1)
    #expect((training.count, validation.count) == (70, 30))
    let levels = { (digits: LabeledDigits) in
      stride(from: 0, to: digits.pixels.count, by: 64).map { digits.pixels[$0] }
    }
    #expect((levels(training) + levels(validation)).sorted() == Array(0..<100))
    #expect(levels(validation) == levels(validation).sorted())
    #expect(levels(validation) != Array(70..<100))
    #expect(all.split(validationCount: 30, seed: 1).validation == validation)
    #expect(all.split(validationCount: 30, seed: 2).validation != validation)
  }

  @Test("A sample is some of the pictures by chance, in their order, the same for the same seed")
  func sample() {
    let all = Self.digits(0..<100)
    let levels = stride(from: 0, to: 30 * 64, by: 64).map { all.sample(30, seed: 1).pixels[$0] }
    #expect(Set(levels).count == 30)
    #expect(levels == levels.sorted())
    #expect(levels != Array(0..<30))
    #expect(all.sample(30, seed: 1) == all.sample(30, seed: 1))
    #expect(all.sample(30, seed: 1) != all.sample(30, seed: 2))
    #expect(all.sample(101, seed: 1) == all)
  }

  @Test(
    "A split's size is a part, rounded, or a number",
    arguments: [
      (ValidationSplit.fraction(0), 0), (.fraction(0.25), 3), (.count(4), 4),
    ])
  func splitSize(split: ValidationSplit, expected: Int) {
    #expect(split.count(of: 10) == expected)
  }

  @Test("Samples are levels over the scale")
  func samples() {
    let samples = PixelSamples(Self.digits(0...16), scale: 16)
    var values = [Float](repeating: -1, count: 64)
    values.withUnsafeMutableBufferPointer { samples.fill($0, sample: 12, epoch: 3) }
    #expect(values == [Float](repeating: 0.75, count: 64))
    #expect(samples.label(of: 12) == 2)
    #expect((samples.count, samples.inputs) == (17, 64))
  }

  @Test("The digest is that of labels, then pixels")
  func digest() {
    // python3 -c "import zlib; print('%08x' % zlib.crc32(bytes([1, 2]) + bytes([1] * 64 + [2] * 64)))"
    #expect(Self.digits([1, 2]).digest == "303240d4")
    #expect(Self.digits([2, 1]).digest != Self.digits([1, 2]).digest)
  }
}
