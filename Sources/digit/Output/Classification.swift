import DigitImage
import DigitModel
import DigitRecognition
import SystemSupport

/// The result for one input of `classify`.
struct Classification: Sendable {
  let path: String
  let outcome: Result<Prediction, RecognitionError>

  var failed: Bool {
    if case .failure = outcome { true } else { false }
  }
}

extension Classification {
  /// Classifies an image file; nil if it was found in a folder and is not an image.
  init?(of file: InputFile, by recognizer: Recognizer) {
    path = file.path
    do throws(RecognitionError) {
      guard let prediction = try recognizer.classify(file) else { return nil }
      outcome = .success(prediction)
    } catch {
      outcome = .failure(error)
    }
  }

  /// The result for a row of a file of pixels; rows count from 1.
  init(ofRow row: Int, in table: String, _ prediction: Prediction) {
    path = "\(table):\(row)"
    outcome = .success(prediction)
  }

  /// Classifies an image given as text.
  ///
  /// - Parameter pixels: ink intensities, row by row, separated by commas or spaces; brackets, which NumPy prints, are
  ///   ignored.
  init(ofPixels pixels: String, by model: Model) throws(Failure) {
    let format = try model.inputFormat()
    let words = pixels.split { ",;[] \t\r\n".contains($0) }
    var intensities: [Float] = []
    for word in words {
      guard let intensity = Float(word), (0...Float(format.fullIntensity)).contains(intensity) else {
        let found = printable(String(word.prefix(40)))
        throw Failure(
          status: .usage,
          description: "--pixels: \(found) is not a number from 0 to \(format.fullIntensity)")
      }
      intensities.append(intensity)
    }
    let count = format.side * format.side
    guard intensities.count == count else {
      throw Failure(
        status: .usage,
        description:
          "--pixels: found \(intensities.count) numbers, but the \(format.side)×\(format.side) model takes "
          + "\(count) numbers" + (intensities.count == 64 ? "; name an 8×8 model with --model" : ""))
    }
    path = "pixels"
    outcome = .success(Recognizer(model: model, form: format).classify(levels: intensities))
  }
}
