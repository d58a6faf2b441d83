import DigitImage
import DigitRecognition

/// The answer to one input.
struct Answer: Sendable {
  let path: String
  let outcome: Result<Prediction, RecognitionError>

  /// nil where the input was found in a folder and is no picture.
  init?(to input: ImageInput, by recognizer: Recognizer) {
    path = input.path
    do throws(RecognitionError) {
      guard let prediction = try recognizer.classify(input) else { return nil }
      outcome = .success(prediction)
    } catch {
      outcome = .failure(error)
    }
  }

  init(row: Int, of table: String, _ prediction: Prediction) {
    path = "\(table):\(row)"
    outcome = .success(prediction)
  }

  /// Classifies an image given as numbers.
  ///
  /// - Parameter pixels: intensities of ink, row by row, separated by commas or blanks; brackets are ignored, so that
  ///   arrays may be pasted as NumPy prints them.
  init(pixels: String, recognizer: Recognizer) throws(Failure) {
    var intensities: [Float] = []
    for word in pixels.split(whereSeparator: { ",;[] \t\r\n".contains($0) }) {
      guard let intensity = Float(word) else {
        let word = printable(String(word.prefix(40)))
        throw Failure(status: .usage, description: "--pixels: \(word) is not a number")
      }
      intensities.append(intensity)
    }
    path = "pixels"
    do {
      outcome = .success(try recognizer.classify(intensities: intensities))
    } catch {
      let hint =
        intensities.count == 64 && recognizer.format == .mnist
        ? "; name a model for 8×8 with --model" : ""
      throw Failure(status: .usage, description: "--pixels: \(error)\(hint)")
    }
  }

  var failed: Bool {
    if case .failure = outcome { true } else { false }
  }
}
