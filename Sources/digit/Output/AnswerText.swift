import DigitRecognition
import SystemSupport

/// A second digit so probable is worth naming.
private let closeRunnerUp: Float = 0.1

extension AnswerOutput {
  /// For people: `7   99.81 %  samples/seven.jpeg`. The path comes last, for its length is not known beforehand.
  func textLine(_ path: String, _ prediction: Prediction) -> String {
    let candidates = prediction.candidates
    let shown = candidates.prefix(topK).enumerated().map { rank, candidate in
      let mark = rank == 0 && isUnsure(prediction) ? "?" : " "
      return "\(candidate.digit)\(mark) \(padded(percent(Double(candidate.probability)), 8))"
    }
    let line = "\(shown.joined(separator: "   "))  \(printable(path))"
    let next = candidates[1]
    guard topK == 1, next.probability >= closeRunnerUp || isUnsure(prediction) else { return line }
    return line + "  (or \(next.digit), \(percent(Double(next.probability))))"
  }
}

/// The text without the control characters that would play tricks with a terminal.
func printable(_ text: String) -> String {
  String(
    String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 32 || $0.value == 127 ? "\u{FFFD}" : $0 }))
}
