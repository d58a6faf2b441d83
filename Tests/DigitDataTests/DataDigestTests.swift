import DigitData
import Testing

@Suite struct DataDigestTests {
  @Test(
    "The digest of bytes is their CRC-32 in eight hexadecimal digits",
    arguments: [("123456789", "cbf43926"), ("", "00000000"), ("a", "e8b7be43")])
  func bytes(text: String, expected: String) {
    #expect(digest(of: Array(text.utf8)) == expected)
  }

  @Test("The digest of data is that of the labels followed by the pixels")
  func data() {
    let digits = LabeledDigits(side: 8, pixels: (0..<128).map { UInt8($0 % 16) }, labels: [7, 3])
    #expect(digits.digest == digest(of: [7, 3] + digits.pixels))
  }
}
