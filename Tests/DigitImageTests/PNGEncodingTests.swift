import DigitImage
import Testing

@Suite struct PNGEncodingTests {
  @Test(
    "A gray picture written as PNG is read back to the level",
    arguments: [(1, 1), (28, 28), (300, 7)])
  func roundTrip(width: Int, height: Int) throws {
    let pixels = (0..<width * height).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let file = encodePNG(gray: pixels, width: width, height: height)
    #expect(try decodeImage(file) == Bitmap(width: width, height: height, channels: 1, pixels: pixels))
  }

  @Test("A colored picture written as PNG is read back to the level")
  func color() throws {
    let bitmap = Bitmap(
      width: 5, height: 3, channels: 3, pixels: (0..<45).map { UInt8(truncatingIfNeeded: $0 &* 37) })
    #expect(try decodeImage(encodePNG(bitmap)) == bitmap)
  }
}
