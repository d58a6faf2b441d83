import DigitImage
import DigitModel

/// Why a model cannot recognize digits in images.
public enum RecognizerError: Error, Equatable {
  /// The model cannot be read.
  case model(ModelError)
  /// The model's input is neither 28 × 28 nor 8 × 8 pixels of one channel.
  case inputSize(height: Int, width: Int)
  /// The model distinguishes another number of classes than ten.
  case classes(Int)
  /// The model was trained for another version of the preprocessing than `Preprocessing.version`.
  case preprocessingVersion(Int)
}

extension RecognizerError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .model(let error): error.description
    case .inputSize(let height, let width):
      "the model takes \(height)×\(width) pixels; images need a model for 28×28 or 8×8"
    case .classes(let count): "the model distinguishes \(count) classes; ten digits need ten"
    case .preprocessingVersion(let version):
      "the model was trained for version \(version) of the preprocessing, this program has version "
        + "\(Preprocessing.version); train the model again"
    }
  }
}

/// Why numbers are not the pixels of a digit.
public enum PixelError: Error, Equatable {
  /// Too few or too many values.
  case count(Int, expected: Int)
  /// A value below 0, above full ink, or not a number; the index counts from 0.
  case outOfRange(index: Int, value: Float, maximum: Int)
}

extension PixelError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .count(let count, let expected): "found \(count) pixels, expected \(expected)"
    case .outOfRange(let index, let value, let maximum):
      "pixel \(index) is \(value), expected a number from 0 to \(maximum)"
    }
  }
}
