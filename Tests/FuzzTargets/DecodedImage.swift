import DigitImage

enum DecodedImage {
  /// Larger images are not decoded: a limit of the fuzzers, below that of the program.
  static let maximumPixels = 1 << 20

  /// Decodes an image file whole and reduced, and checks what the two have in common.
  static func check(_ file: [UInt8]) {
    guard let whole = try? decodeImage(file) else { return }
    precondition(whole.pixels.count == whole.width * whole.height * whole.format.channels)
    guard let size = uprightSize(ofImage: file) else { preconditionFailure("decoded, but without a size") }
    precondition((whole.width, whole.height) == size)
    guard let reduced = try? decodeImage(file, workingSide: 16) else {
      preconditionFailure("decoded whole, but not reduced")
    }
    precondition(reduced.width <= whole.width && reduced.height <= whole.height)
    precondition(max(reduced.width, reduced.height) >= min(16, max(whole.width, whole.height)))
  }
}
