/// Why a file is no picture for us, with the evidence.
public enum ImageDecodingError: Error, Sendable, Equatable {
  /// A file of no bytes.
  case empty
  /// The first bytes (at most sixteen) are those of no picture format that is known here.
  case unknownFormat(firstBytes: [UInt8])
  /// A picture of a format that is known but not decoded.
  case unsupportedFormat(ImageFormat)
  /// A variant of JPEG or PNG that the library does not decode, in its words.
  case unsupportedVariant(ImageFormat, reason: String)
  /// Damaged or cut, in the library's words.
  case corrupt(ImageFormat, reason: String)
  /// A declared size beyond the limits: `pixelLimit` in all, `sideLimit` along one side.
  case tooManyPixels(width: Int, height: Int, pixelLimit: Int, sideLimit: Int)
  /// Decoding would take more time or memory than any honest picture of its size does.
  case tooDemanding(ImageFormat, reason: String)
  /// The system has no memory left for a picture of this declared size.
  case outOfMemory(width: Int, height: Int)
}

extension ImageDecodingError {
  /// The three kinds of error that callers tell apart; raw values are those that scripts rely on.
  public enum Code: String, Sendable {
    case unsupportedFormat = "unsupported_format"
    case corruptImage = "corrupt_image"
    case imageTooLarge = "image_too_large"
  }

  public var code: Code {
    switch self {
    case .unknownFormat, .unsupportedFormat, .unsupportedVariant: .unsupportedFormat
    case .empty, .corrupt: .corruptImage
    case .tooManyPixels, .tooDemanding, .outOfMemory: .imageTooLarge
    }
  }
}
