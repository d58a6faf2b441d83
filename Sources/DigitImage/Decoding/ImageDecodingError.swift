/// The reason why a file cannot be decoded, with the evidence.
public enum ImageDecodingError: Error, Sendable, Equatable {
  /// The file has no bytes.
  case empty
  /// The first bytes (at most sixteen) match no known image format.
  case unknownFormat(firstBytes: [UInt8])
  /// The image format is known but not supported.
  case unsupportedFormat(ImageFormat)
  /// The format is decoded by a library that could not be loaded; `package` is Debian's package of it.
  case missingLibrary(ImageFormat, package: String)
  /// This variant of the format is not supported; `reason` is mostly the library's message.
  case unsupportedVariant(ImageFormat, reason: String)
  /// The file is damaged or truncated; `reason` is mostly the library's message.
  case corrupt(ImageFormat, reason: String)
  /// The declared size exceeds the limits: `pixelLimit` pixels in total, `sideLimit` along a side.
  case tooManyPixels(width: Int, height: Int, pixelLimit: Int, sideLimit: Int)
  /// Decoding would take far more time or memory than a genuine image of this size.
  case tooDemanding(ImageFormat, reason: String)
  /// The system has no memory left for an image of the declared size.
  case outOfMemory(width: Int, height: Int)
}

extension ImageDecodingError {
  /// The kind of an error; scripts rely on the raw values.
  public enum Code: String, Sendable {
    case unsupportedFormat = "unsupported_format"
    case corruptImage = "corrupt_image"
    case imageTooLarge = "image_too_large"
  }

  /// The kind of this error: `ImageDecodingError.empty.code` is `.corruptImage`.
  public var code: Code {
    switch self {
    case .unknownFormat, .unsupportedFormat, .missingLibrary, .unsupportedVariant: .unsupportedFormat
    case .empty, .corrupt: .corruptImage
    case .tooManyPixels, .tooDemanding, .outOfMemory: .imageTooLarge
    }
  }
}
