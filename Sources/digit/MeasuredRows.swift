import DigitData
import DigitImage
import DigitModel
import DigitRecognition
import DigitReport

extension Measurement {
  /// Counts a model's answers to rows of pixels, which are what the network sees already.
  ///
  /// - Parameters:
  ///   - limit: take the first so many only.
  ///   - name: what a row is called; it counts from 0.
  mutating func record(
    _ digits: LabeledDigits, by recognizer: Recognizer, scale: Float, limit: Int = .max, jobs: Int,
    name: (Int) -> String
  ) {
    let levels = digits.pixels.prefix(min(digits.count, limit) * digits.side * digits.side)
    recognizer.classify(rows: levels, jobs: jobs) { row, prediction in
      record(
        prediction, label: Int(digits.labels[row]), image: name(row),
        ink: digits.ink(row, scale: scale))
    }
  }
}

extension LabeledDigits {
  /// A picture as the network sees it: 0…1.
  fileprivate func ink(_ row: Int, scale: Float) -> Plane {
    let levels = pixels[row * side * side..<(row + 1) * side * side]
    return Plane(width: side, height: side, values: levels.map { Float($0) / scale })
  }
}
