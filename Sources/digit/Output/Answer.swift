import DigitRecognition
import SystemSupport

/// The result for one input of `classify` or `read`.
struct Answer<Value: Sendable>: Sendable {
  let path: String
  let outcome: Result<Value, RecognitionError>

  var failed: Bool {
    if case .failure = outcome { true } else { false }
  }
}

extension Answer {
  /// The answer for an image file; nil if it was found in a folder and is not an image.
  init?(of file: InputFile, by recognize: (InputFile) throws(RecognitionError) -> Value?) {
    path = file.path
    do throws(RecognitionError) {
      guard let value = try recognize(file) else { return nil }
      outcome = .success(value)
    } catch {
      outcome = .failure(error)
    }
  }
}
