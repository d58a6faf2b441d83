import SystemSupport
import Testing

@Suite struct PathTextTests {
  @Test("Bytes that are not UTF-8 survive the way to text and back")
  func roundTrip() {
    for bytes in [
      Array("a/é.png".utf8), [0x62, 0xFF, 0x2E], [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x98, 0x80, 0x80], [],
      // A private-use character that stands for a byte elsewhere.
      [0xF4, 0x8F, 0xBB, 0xBF],
    ] as [[UInt8]] {
      #expect(systemPath(pathText(bytes)).map(UInt8.init(bitPattern:)) == bytes + [0])
    }
  }

  @Test("Valid UTF-8 is its own text")
  func valid() { #expect(pathText(Array("Größe/ß😀.png".utf8)) == "Größe/ß😀.png") }

  @Test("Different bytes have different texts")
  func distinct() {
    let paths: [[UInt8]] = [[0xFE], [0xFF], [0xF4, 0x8F, 0xBB, 0xBF], Array("\u{FFFD}".utf8)]
    #expect(Set(paths.map { pathText($0) }).count == paths.count)
  }

  @Test("Bytes that are not UTF-8 are shown in hexadecimal")
  func display() {
    #expect(displayPath(pathText([0x62, 0xFF, 0x2E, 0x80])) == "b\\xFF.\\x80")
    #expect(displayPath("é.png") == "é.png")
  }
}
