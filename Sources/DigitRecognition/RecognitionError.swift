import DigitImage
import SystemSupport

/// Why an image has no prediction.
public enum RecognitionError: Error, Sendable, Equatable {
  /// The system refused to open or read the file.
  case file(FileError)
  /// The file is not an image that can be decoded.
  case image(ImageDecodingError)
  /// The model takes images as they are, of this side length, and the image has another size.
  case size(side: Int)
  /// The image holds no ink that could be a digit.
  case noDigitFound
  /// No reading of the ink is a number that the restriction allows.
  case noSuchNumber

  /// The kinds of error that scripts distinguish; the raw values are a stable interface.
  public enum Code: String, Sendable {
    case notFound = "not_found"
    case unreadable
    case unsupportedFormat = "unsupported_format"
    case corruptImage = "corrupt_image"
    case imageTooLarge = "image_too_large"
    case noDigitFound = "no_digit_found"
  }

  /// The kind of error.
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
    case .size: .unsupportedFormat
    case .noDigitFound, .noSuchNumber: .noDigitFound
    }
  }
}

extension RecognitionError: CustomStringConvertible {
  /// One sentence: what is wrong, and what to do. It does not name the file.
  public var description: String {
    switch self {
    case .file(let error) where error.isMissing: "no such file; check the path"
    case .file(let error) where error.number == EILSEQ:
      "its name contains a NUL byte; separate the paths with NUL, and use --null"
    case .file(let error) where error.number == EFBIG:
      "longer than \(imageFileLimit >> 20) MiB; scale the image down"
    case .file(let error) where error.number == EISDIR: "a folder; name an image in it"
    case .file(let error): "cannot be read (\(error.reason)); check that you may read it"
    case .image(let error): error.description
    case .size(let side):
      "not \(side)×\(side) pixels; the model takes images as they are: scale the image to \(side)×\(side)"
    case .noDigitFound:
      """
      no ink that could be a digit; crop the image to the digit, or try --invert yes (digit explain shows each step)
      """
    case .noSuchNumber:
      "no reading has the digits and the value that --length and --range require; widen them"
    }
  }
}
