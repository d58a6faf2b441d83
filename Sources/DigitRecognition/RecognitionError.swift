import DigitImage
import SystemSupport

/// Why a picture has no answer.
public enum RecognitionError: Error, Sendable, Equatable {
  /// The system refused the file.
  case file(FileError)
  /// The file is no picture that can be decoded.
  case image(ImageDecodingError)
  /// The picture holds no ink that could be a digit.
  case noDigitFound

  /// What scripts tell apart.
  public enum Code: String, Sendable {
    case notFound = "not_found"
    case unreadable
    case unsupportedFormat = "unsupported_format"
    case corruptImage = "corrupt_image"
    case imageTooLarge = "image_too_large"
    case noDigitFound = "no_digit_found"
  }

  public var code: Code {
    switch self {
    case .file(let error) where error.isMissing: .notFound
    case .file(let error) where error.number == EFBIG: .imageTooLarge
    case .file: .unreadable
    case .image(let error):
      switch error.code {
      case .unsupportedFormat: .unsupportedFormat
      case .corruptImage: .corruptImage
      case .imageTooLarge: .imageTooLarge
      }
    case .noDigitFound: .noDigitFound
    }
  }
}

extension RecognitionError: CustomStringConvertible {
  /// One sentence: what is wrong, and what to do. It does not name the file.
  public var description: String {
    switch self {
    case .file(let error) where error.isMissing: "there is no such file; check the path"
    case .file(let error) where error.number == EILSEQ: "its name is not UTF-8; rename it"
    case .file(let error) where error.number == EFBIG:
      "longer than \(imageFileLimit >> 20) MiB; scale the picture down"
    case .file(let error) where error.number == EISDIR: "a folder; name a picture in it"
    case .file(let error): "cannot be read (\(error.reason)); check that you may read it"
    case .image(let error): error.description
    case .noDigitFound: "no ink that could be a digit; photograph it closer and in even light"
    }
  }
}
