import DigitImage
import Testing

@Suite struct ImageDecodingErrorTests {
  @Test(
    "The error for a format that is not decoded names it and says what to do",
    arguments: [
      ("TIFF", Array("II*\0".utf8)), ("SVG", Array("<svg xmlns=".utf8)),
      ("TIFF", Array("MM\0*".utf8)), ("JPEG XL", [0xFF, 0x0A]),
      ("JPEG 2000", [0, 0, 0, 12] + Array("jP  ".utf8)), ("PDF", Array("%PDF-1.7".utf8)),
    ] as [(String, [UInt8])])
  func otherFormats(name: String, bytes: [UInt8]) throws {
    let error = #expect(throws: ImageDecodingError.self) { try decodeImage(bytes) }
    let text = try #require(error?.description)
    #expect(error?.code == .unsupportedFormat)
    #expect(text.contains(name) && text.hasSuffix(" as JPEG or PNG"), "\(text)")
  }

  @Test(
    "Each error describes the cause and the remedy in one sentence",
    arguments: [
      (.empty, "corrupt_image", "the file is empty; copy or export the image again"),
      (
        .unknownFormat(firstBytes: [0x0A, 0xFF]), "unsupported_format",
        "not an image (it begins with 0A FF); use a JPEG or PNG file"
      ),
      (
        .missingLibrary(.heic, package: "libheif1"), "unsupported_format",
        "a library that decodes HEIC could not be loaded; install it (on Debian: apt-get install libheif1), "
          + "or save the image as JPEG or PNG"
      ),
      (
        .unsupportedVariant(.jpeg, reason: "Unsupported JPEG data precision 12"), "unsupported_format",
        "this variant of JPEG is not supported (Unsupported JPEG data precision 12); "
          + "save the image as a standard 8-bit JPEG or PNG"
      ),
      (
        .corrupt(.png, reason: "IDAT: CRC error"), "corrupt_image",
        "the PNG file is damaged (IDAT: CRC error); copy or export it again"
      ),
      (
        .tooManyPixels(width: 70_000, height: 2, pixelLimit: 100_000_000, sideLimit: 65_500),
        "image_too_large",
        "the image has 70000 × 2 pixels, but the limit is 100 million pixels and 65500 along a side; scale it down"
      ),
      (
        .tooDemanding(.jpeg, reason: "101 scans or more"), "image_too_large",
        "decoding this JPEG file would take too much time or memory (101 scans or more); "
          + "scale the image down or save it as a standard JPEG"
      ),
      (
        .outOfMemory(width: 9, height: 8), "image_too_large",
        "not enough memory for 9 × 8 pixels; scale the image down or use fewer jobs"
      ),
    ] as [(ImageDecodingError, String, String)])
  func wording(error: ImageDecodingError, code: String, text: String) {
    #expect(error.code.rawValue == code)
    #expect(error.description == text)
  }
}
