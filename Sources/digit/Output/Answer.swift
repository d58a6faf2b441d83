import DigitImage
import DigitRecognition
import SystemSupport

/// The result for one input of `classify` or `read`.
struct Answer<Value: Sendable>: Sendable {
  let path: String
  let outcome: Result<Value, RecognitionError>
  /// The image, if it is to be shown and can be decoded.
  private(set) var thumbnail: Thumbnail?

  init(path: String, outcome: Result<Value, RecognitionError>) { (self.path, self.outcome) = (path, outcome) }

  var failed: Bool {
    if case .failure = outcome { true } else { false }
  }
}

extension Answer {
  /// The answer for an image file; nil if it was found in a folder and is not an image.
  init?(
    of file: InputFile, by recognize: ([UInt8]) throws(RecognitionError) -> Value,
    needsThumbnail: (Self) -> Bool
  ) {
    do throws(RecognitionError) {
      guard let bytes = try file.imageBytes() else { return nil }
      self.init(path: file.path, ofImage: bytes, by: recognize, needsThumbnail: needsThumbnail)
    } catch {
      self.init(path: file.path, outcome: .failure(error))
    }
  }

  /// The answer for the bytes of an image file.
  init(
    path: String, ofImage bytes: [UInt8], by recognize: ([UInt8]) throws(RecognitionError) -> Value,
    needsThumbnail: (Self) -> Bool
  ) {
    self.init(path: path, outcome: Result { () throws(RecognitionError) in try recognize(bytes) })
    showImage(Thumbnail(ofImage: bytes), if: needsThumbnail)
  }

  mutating func showImage(_ image: @autoclosure () -> Thumbnail?, if needsThumbnail: (Self) -> Bool) {
    if needsThumbnail(self) { thumbnail = image() }
  }
}
