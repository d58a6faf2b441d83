import DigitImage

/// BMP and GIF files through their decoders, which are the project's own.
struct BMPAndGIFTarget: FuzzTarget {
  static let maximumLength = 1 << 13

  func run(_ input: [UInt8]) {
    guard let format = ImageFormat(firstBytes: input), [.bmp, .gif].contains(format) else { return }
    guard let size = uprightSize(ofImage: input), size.width * size.height <= DecodedImage.maximumPixels
    else {
      return
    }
    DecodedImage.check(input)
  }
}
