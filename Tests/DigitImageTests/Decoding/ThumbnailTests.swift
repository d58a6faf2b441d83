import DigitImage
import Testing

@Suite struct ThumbnailTests {
  private func gray(_ width: Int, _ height: Int, _ value: UInt8 = 128) -> [UInt8] {
    encodePNG([UInt8](repeating: value, count: width * height), width: width, height: height, format: .gray)
  }

  @Test(
    "An image is shrunk to fit 192×96 pixels, and is never enlarged",
    arguments: [
      (width: 1920, height: 960, small: [192, 96]), (400, 400, [96, 96]), (768, 192, [192, 48]),
      (28, 28, [28, 28]),
      (300, 900, [32, 96]), (5000, 1, [192, 1]), (1, 5000, [1, 96]), (1, 1, [1, 1]),
    ])
  func size(width: Int, height: Int, small: [Int]) throws {
    let thumbnail = try #require(Thumbnail(ofImage: gray(width, height)))
    #expect([thumbnail.width, thumbnail.height] == small)
    let pixels = [UInt8](repeating: 128, count: small[0] * small[1])
    #expect(
      try decodeImage(thumbnail.file)
        == Bitmap(width: small[0], height: small[1], format: .gray, pixels: pixels))
  }

  @Test("It is a JPEG file, in color if the image is")
  func format() throws {
    let red = [[UInt8]](repeating: [255, 0, 0], count: 64).flatMap(\.self)
    let thumbnail = try #require(Thumbnail(ofImage: encodePNG(red, width: 8, height: 8, format: .rgb)))
    #expect(thumbnail.file.starts(with: [0xFF, 0xD8, 0xFF]))
    let decoded = try decodeImage(thumbnail.file)
    #expect(decoded.format == .rgb)
    // What JPEG makes of pure red.
    #expect(Array(decoded.pixels.prefix(3)) == [254, 0, 0])
  }

  @Test("Ink is drawn in black, whatever the intensity of full ink", arguments: [16, 255])
  func ink(full: Int) throws {
    for (intensity, gray) in [(full, UInt8(0)), (0, 255)] {
      let thumbnail = Thumbnail(ofInk: [UInt8](repeating: UInt8(intensity), count: 64), side: 8, full: full)
      let pixels = [UInt8](repeating: gray, count: 64)
      #expect(try decodeImage(thumbnail.file) == Bitmap(width: 8, height: 8, format: .gray, pixels: pixels))
    }
  }

  @Test(
    "A file that cannot be decoded has none", arguments: [[], [0xFF, 0xD8, 0xFF, 0xE0], Array("text".utf8)])
  func broken(file: [UInt8]) {
    #expect(Thumbnail(ofImage: file) == nil)
  }
}
