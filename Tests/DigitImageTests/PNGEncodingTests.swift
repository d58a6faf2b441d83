import DigitImage
import Testing

@Suite struct PNGEncodingTests {
  @Test(
    "A grey picture written as PNG is read back to the level",
    arguments: [(1, 1), (28, 28), (300, 7)])
  func roundTrip(width: Int, height: Int) throws {
    let pixels = (0..<width * height).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let file = encodePNG(grey: pixels, width: width, height: height)
    #expect(try decodeImage(file) == Bitmap(width: width, height: height, channels: 1, pixels: pixels))
  }
}
