import DigitRecognition
import SystemSupport

/// The runner-up is shown from this probability.
private let runnerUpThreshold: Float = 0.1

extension ClassificationRecords {
  /// `7   99.81 %  samples/seven.jpeg`.
  ///
  /// - Parameter style: colors an unsure answer.
  func textLine(_ path: String, _ prediction: Prediction, style: TerminalStyle) -> String {
    let candidates = prediction.candidates
    let shown = candidates.prefix(topK).enumerated().map { rank, candidate in
      let mark = rank == 0 && isUnsure(prediction) ? "?" : " "
      let text = "\(candidate.digit)\(mark) \(padded(percentText(Double(candidate.probability)), 8))"
      return mark == "?" ? style.doubtful(text) : text
    }
    let line = "\(shown.joined(separator: "   "))  \(printable(path))"
    let runnerUp = candidates[1]
    guard topK == 1, runnerUp.probability >= runnerUpThreshold || isUnsure(prediction) else { return line }
    return line + "  (or \(runnerUp.digit), \(percentText(Double(runnerUp.probability))))"
  }
}
