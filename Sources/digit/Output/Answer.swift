import DigitImage
import DigitModel
import DigitRecognition
import SystemSupport

/// The answer to one input.
struct Answer: Sendable {
  let path: String
  let outcome: Result<Prediction, RecognitionError>

  /// nil where the input was found in a folder and is no picture.
  init?(to input: InputFile, by recognizer: Recognizer) {
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

  /// - Parameter pixels: levels of ink, row by row, separated by commas or blanks; brackets are passed over, as NumPy
  ///   prints them.
  init(pixels: String, model: Model) throws(Failure) {
    let form = try model.pictureForm()
    let words = pixels.split { ",;[] \t\r\n".contains($0) }
    var levels: [Float] = []
    for word in words {
      guard let level = Float(word), (0...Float(form.fullIntensity)).contains(level) else {
        throw Failure(
          status: .usage,
          description:
            "--pixels: \(printable(String(word.prefix(40)))) is no number from 0 to \(form.fullIntensity)")
      }
      levels.append(level)
    }
    let expected = form.side * form.side
    guard levels.count == expected else {
      throw Failure(
        status: .usage,
        description:
          "--pixels: \(levels.count) numbers are given; the model takes \(form.side)×\(form.side), "
          + "\(expected) numbers" + (levels.count == 64 ? "; name a model for 8×8 with --model" : ""))
    }
    path = "pixels"
    outcome = .success(Recognizer(model: model, form: form).classify(levels: levels))
  }

  var failed: Bool {
    if case .failure = outcome { true } else { false }
  }
}
