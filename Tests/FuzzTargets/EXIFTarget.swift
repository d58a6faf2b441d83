import DigitImage

/// The TIFF structure of an EXIF block, in a JPEG file and in a PNG file of 3 × 2 pixels.
struct EXIFTarget: FuzzTarget {
  static let maximumLength = 1 << 10

  private let png = encodePNG([UInt8](repeating: 0, count: 6), width: 3, height: 2, format: .gray)
  /// The signature and the header.
  private let pngStart = 8 + 25

  func run(_ input: [UInt8]) {
    let inPNG = uprightSize(ofImage: png[..<pngStart] + pngChunk("eXIf", input) + png[pngStart...])
    let inJPEG = uprightSize(ofImage: jpeg(exif: input))
    guard let inPNG, let inJPEG else { preconditionFailure("the block made the image unreadable") }
    precondition(inPNG == inJPEG)
    precondition(inPNG == (3, 2) || inPNG == (2, 3))
  }

  /// A JPEG file up to the header of its only scan.
  private func jpeg(exif: [UInt8]) -> [UInt8] {
    let block = Array("Exif\0\0".utf8) + exif
    let length = block.count + 2
    return [0xFF, 0xD8, 0xFF, 0xE1, UInt8(length >> 8), UInt8(length & 0xFF)] + block
      + [0xFF, 0xC0, 0, 11, 8, 0, 2, 0, 3, 1, 1, 0x11, 0]
      + [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0]
  }
}
