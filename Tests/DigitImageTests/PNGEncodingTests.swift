import DigitImage
import Testing

@Suite struct PNGEncodingTests {
  @Test(
    "A gray picture written as PNG is read back to the level",
    arguments: [(1, 1), (28, 28), (300, 7)])
  func roundTrip(width: Int, height: Int) throws {
    let pixels = (0..<width * height).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let file = encodePNG(pixels, width: width, height: height, format: .gray)
    #expect(try decodeImage(file) == Bitmap(width: width, height: height, format: .gray, pixels: pixels))
  }

  @Test("A colored picture written as PNG is read back to the level")
  func color() throws {
    let bitmap = Bitmap(
      width: 5, height: 3, format: .rgb, pixels: (0..<45).map { UInt8(truncatingIfNeeded: $0 &* 37) })
    #expect(try decodeImage(encodePNG(bitmap)) == bitmap)
  }
}
