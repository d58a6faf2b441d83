import DigitImage
import Testing

@Suite struct ImageDecodingErrorTests {
  @Test(
    "A picture of another format is named, with what to do",
    arguments: [
      ("HEIC", [0, 0, 0, 24] + Array("ftypheic".utf8)), ("AVIF", [0, 0, 0, 24] + Array("ftypavif".utf8)),
      ("WebP", Array("RIFF\0\0\0\0WEBPVP8 ".utf8)), ("GIF", Array("GIF89a".utf8)),
      ("BMP", Array("BM".utf8) + [1, 2, 3, 4, 0, 0, 0, 0]), ("TIFF", Array("II*\0".utf8)),
      ("TIFF", Array("MM\0*".utf8)), ("JPEG XL", [0xFF, 0x0A]),
      ("JPEG 2000", [0, 0, 0, 12] + Array("jP  ".utf8)), ("PDF", Array("%PDF-1.7".utf8)),
    ] as [(String, [UInt8])])
  func otherFormats(name: String, bytes: [UInt8]) throws {
    let error = #expect(throws: ImageDecodingError.self) { try decodeImage(bytes) }
    let text = try #require(error?.description)
    #expect(error?.code == .unsupportedFormat)
    #expect(text.contains(name) && text.contains("JPEG or PNG"), "\(text)")
  }

  @Test(
    "Errors say what is wrong and what to do, in one sentence",
    arguments: [
      (.empty, "corrupt_image", "the file is empty; copy or export the picture again"),
      (
        .unknownFormat(firstBytes: [0x0A, 0xFF]), "unsupported_format",
        "not a picture (it begins with 0A FF); give a JPEG or PNG file"
      ),
      (
        .unsupportedVariant(.jpeg, reason: "Unsupported JPEG data precision 12"), "unsupported_format",
        "a kind of JPEG that is not decoded (Unsupported JPEG data precision 12); "
          + "save it as an ordinary 8-bit JPEG or PNG"
      ),
      (
        .corrupt(.png, reason: "IDAT: CRC error"), "corrupt_image",
        "the PNG file is damaged (IDAT: CRC error); copy or export it again"
      ),
      (
        .tooManyPixels(width: 70_000, height: 2, pixelLimit: 100_000_000, sideLimit: 65_500),
        "image_too_large",
        "70000 × 2 pixels, more than the limit of 100 million or of 65500 along a side; scale the picture down"
      ),
      (
        .tooDemanding(.jpeg, reason: "101 scans or more"), "image_too_large",
        "decoding this JPEG file would take too much time or memory (101 scans or more); "
          + "scale the picture down or save it as an ordinary JPEG"
      ),
      (
        .outOfMemory(width: 9, height: 8), "image_too_large",
        "not enough memory for 9 × 8 pixels; scale the picture down or use fewer jobs"
      ),
    ] as [(ImageDecodingError, String, String)])
  func wording(error: ImageDecodingError, code: String, text: String) {
    #expect(error.code.rawValue == code)
    #expect(error.description == text)
  }
}
