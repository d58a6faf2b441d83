extension ImageDecodingError: CustomStringConvertible {
  /// One sentence: the cause and the remedy.
  ///
  /// `ImageDecodingError.empty.description` is `"the file is empty; copy or export the image again"`.
  public var description: String {
    switch self {
    case .empty:
      "the file is empty; copy or export the image again"
    case .unknownFormat(let firstBytes):
      "not an image (it begins with \(hexadecimal(firstBytes.prefix(4)))); use a JPEG or PNG file"
    case .unsupportedFormat(.pdf):
      "PDF documents are not supported; export the page as JPEG or PNG"
    case .unsupportedFormat(let format):
      "\(format.rawValue) images are not supported; save the image as JPEG or PNG"
    case .missingLibrary(let format, let package):
      "a library that decodes \(format.rawValue) could not be loaded; install it "
        + "(on Debian: apt-get install \(package)), or save the image as JPEG or PNG"
    case .unsupportedVariant(let format, let reason):
      "this variant of \(format.rawValue) is not supported (\(reason)); save the image as a standard 8-bit JPEG or PNG"
    case .corrupt(let format, let reason):
      "the \(format.rawValue) file is damaged (\(reason)); copy or export it again"
    case .tooManyPixels(let width, let height, let pixelLimit, let sideLimit):
      "the image has \(width) × \(height) pixels, but the limit is \(pixelLimit / 1_000_000) million pixels "
        + "and \(sideLimit) along a side; scale it down"
    case .tooDemanding(let format, let reason):
      "decoding this \(format.rawValue) file would take too much time or memory (\(reason)); "
        + "scale the image down or save it as a standard JPEG"
    case .outOfMemory(let width, let height):
      "not enough memory for \(width) × \(height) pixels; scale the image down or use fewer jobs"
    }
  }
}

/// Bytes in hexadecimal notation: `[0xFF, 0xD8]` is `"FF D8"`.
private func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  bytes.map { byte in
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.count == 1 ? "0" + digits : digits
  }.joined(separator: " ")
}
