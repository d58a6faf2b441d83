import DigitImage
import DigitRecognition
import SystemSupport

/// The result for one input of `classify`.
typealias Classification = Answer<Prediction>

extension Answer<Prediction> {
  /// The result for a row of a file of pixels; rows count from 1.
  init(ofRow row: Int, in table: String, _ prediction: Prediction) {
    self.init(path: "\(table):\(row)", outcome: .success(prediction))
  }

  /// Classifies an image given as text.
  ///
  /// - Parameter pixels: ink intensities, row by row, separated by commas or spaces; brackets, which NumPy prints, are
  ///   ignored.
  init(ofPixels pixels: String, by recognizer: Recognizer) throws(Failure) {
    var intensities: [Float] = []
    for word in pixels.split(whereSeparator: { ",;[] \t\r\n".contains($0) }) {
      guard let intensity = Float(word) else {
        let found = printable(String(word.prefix(40)))
        throw Failure(status: .usage, description: "--pixels: \(found) is not a number")
      }
      intensities.append(intensity)
    }
    do {
      self.init(path: "pixels", outcome: .success(try recognizer.classify(intensities: intensities)))
    } catch {
      let isSmall = intensities.count == 64 && recognizer.format == .mnist
      throw Failure(
        status: .usage,
        description: "--pixels: \(error)" + (isSmall ? "; name an 8×8 model with --model" : ""))
    }
  }
}
