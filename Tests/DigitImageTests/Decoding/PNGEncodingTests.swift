import DigitImage
import Testing

@Suite struct PNGEncodingTests {
  @Test(
    "A gray image is decoded to the encoded pixels",
    arguments: [(1, 1), (28, 28), (300, 7)])
  func gray(width: Int, height: Int) throws {
    let pixels = (0..<width * height).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let file = encodePNG(pixels, width: width, height: height, format: .gray)
    #expect(try decodeImage(file) == Bitmap(width: width, height: height, format: .gray, pixels: pixels))
  }

  @Test("A colored image is decoded to the encoded pixels")
  func color() throws {
    let bitmap = Bitmap(
      width: 5, height: 3, format: .rgb, pixels: (0..<45).map { UInt8(truncatingIfNeeded: $0 &* 37) })
    #expect(try decodeImage(encodePNG(bitmap)) == bitmap)
  }

  @Test("Opacity is encoded: the decoder composites the pixels over white")
  func opacity() throws {
    let black: [UInt8] = [0, 0, 0]
    let file = encodePNG(black + [255] + black + [51] + black + [0], width: 3, height: 1, format: .rgba)
    let composited = [0, 204, 255].flatMap { [UInt8](repeating: $0, count: 3) }
    #expect(try decodeImage(file) == Bitmap(width: 3, height: 1, format: .rgb, pixels: composited))
  }
}
