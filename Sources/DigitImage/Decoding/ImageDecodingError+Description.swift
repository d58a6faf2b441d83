extension ImageDecodingError: CustomStringConvertible {
  /// One sentence: what is wrong, and what to do.
  public var description: String {
    switch self {
    case .empty:
      "the file is empty; copy or export the picture again"
    case .unknownFormat(let firstBytes):
      "not a picture (it begins with \(hexadecimal(firstBytes.prefix(4)))); give a JPEG or PNG file"
    case .unsupportedFormat(.pdf):
      "a PDF document, which is not decoded; export the page as JPEG or PNG"
    case .unsupportedFormat(let format):
      "a \(format.rawValue) picture, which is not decoded; save it as JPEG or PNG"
    case .unsupportedVariant(let format, let reason):
      "a kind of \(format.rawValue) that is not decoded (\(reason)); save it as an ordinary 8-bit JPEG or PNG"
    case .corrupt(let format, let reason):
      "the \(format.rawValue) file is damaged (\(reason)); copy or export it again"
    case .tooManyPixels(let width, let height, let pixelLimit, let sideLimit):
      "\(width) × \(height) pixels, more than the limit of \(pixelLimit / 1_000_000) million "
        + "or of \(sideLimit) along a side; scale the picture down"
    case .tooDemanding(let format, let reason):
      "decoding this \(format.rawValue) file would take too much time or memory (\(reason)); "
        + "scale the picture down or save it as an ordinary JPEG"
    case .outOfMemory(let width, let height):
      "not enough memory for \(width) × \(height) pixels; scale the picture down or use fewer jobs"
    }
  }
}

/// Bytes as a reader of file formats writes them: `FF D8 FF E0`.
private func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  bytes.map { byte in
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.count == 1 ? "0" + digits : digits
  }.joined(separator: " ")
}
