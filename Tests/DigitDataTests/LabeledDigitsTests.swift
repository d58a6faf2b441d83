import NeuralNetwork
import Testing

@testable import DigitData

@Suite struct LabeledDigitsTests {
  /// Images whose pixels all have the image's index as intensity, labeled with the index modulo 10.
  static func digits(_ indices: some Collection<Int>) -> LabeledDigits {
    LabeledDigits(
      side: 8, pixels: indices.flatMap { [UInt8](repeating: UInt8($0), count: 64) },
      labels: indices.map { UInt8($0 % 10) })
  }

  /// The indices of the images.
  static func indices(_ digits: LabeledDigits) -> [Int] {
    stride(from: 0, to: digits.pixels.count, by: 64).map { Int(digits.pixels[$0]) }
  }

  @Test("A subset keeps images and labels together, in the order of the indices")
  func subset() {
    #expect(LabeledDigits(DigitSubset(of: Self.digits(0..<20), [7, 3, 7])) == Self.digits([7, 3, 7]))
  }

  @Test("Appended digits follow those before them")
  func append() {
    var digits = Self.digits([4, 2])
    digits.append(Self.digits([9]))
    #expect(digits == Self.digits([4, 2, 9]))
  }

  @Test("The digest is the CRC-32 of the labels followed by the pixels")
  func digest() {
    // python3 -c "import zlib; print('%08x' % zlib.crc32(bytes([1, 2]) + bytes([1] * 64 + [2] * 64)))"
    #expect(Self.digits([1, 2]).digest == "303240d4")
  }
}
