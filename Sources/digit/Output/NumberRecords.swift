import DigitRecognition
import OrderedJSON
import SystemSupport

/// The answers of `read`.
struct NumberRecords: AnswerRecords {
  /// The number of readings to show.
  let topK: Int
  let minConfidence: Float

  func confidence(of number: NumberPrediction) -> Float { number.confidence }

  func label(of number: NumberPrediction) -> String { number.number }

  /// `1250   97.03 %  cell.png`, with the next readings between if they are wanted, else with the runner-up of an unsure
  /// number at the end.
  func textLine(_ path: String, _ number: NumberPrediction, style: TerminalStyle) -> String {
    let shown = number.candidates.prefix(topK).enumerated().map { rank, candidate in
      let mark = rank == 0 && isUnsure(number) ? "?" : " "
      let text = "\(candidate.number)\(mark) \(padded(percentText(Double(candidate.confidence)), 8))"
      return mark == "?" ? style.doubtful(text) : text
    }
    let line = "\(shown.joined(separator: "   "))  \(printable(path))"
    guard topK == 1, isUnsure(number), let runnerUp = number.candidates.dropFirst().first else { return line }
    return line + "  (or \(runnerUp.number), \(percentText(Double(runnerUp.confidence))))"
  }

  /// `"number":"17","confidence":0.41,"unsure":true,"digits":[…],"alternatives":[{"number":"11","confidence":0.38}]`
  func members(of number: NumberPrediction) -> [JSON.Member] {
    var members: [JSON.Member] = [
      .init(key: "number", value: .string(number.number)),
      .init(key: "confidence", value: probability(number.confidence)),
    ]
    if isUnsure(number) { members.append(.init(key: "unsure", value: true)) }
    members.append(.init(key: "digits", value: .array(number.digits.map(json))))
    if topK >= 2 || isUnsure(number) {
      let alternatives = number.candidates.dropFirst().prefix(max(1, topK - 1))
      members.append(.init(key: "alternatives", value: .array(alternatives.map(json))))
    }
    return members
  }

  private func json(_ digit: NumberPrediction.Digit) -> JSON {
    let box = [digit.box.left, digit.box.top, digit.box.width, digit.box.height]
    return [
      "digit": .integer(digit.digit), "confidence": probability(digit.confidence),
      "box": .array(box.map(JSON.integer)),
    ]
  }

  private func json(_ candidate: NumberPrediction.Candidate) -> JSON {
    ["number": .string(candidate.number), "confidence": probability(candidate.confidence)]
  }

  /// `error` is an error code; then comes the runner-up, if it is shown.
  var csvColumns: [String] {
    ["number", "confidence", "unsure", "error"] + (showsRunnerUp ? ["second", "second_confidence"] : [])
  }

  func csvFields(of number: NumberPrediction) -> [String] {
    let fields = [number.number, probability(number.confidence).text, "\(isUnsure(number))", ""]
    guard showsRunnerUp else { return fields }
    guard let runnerUp = number.candidates.dropFirst().first else { return fields + ["", ""] }
    return fields + [runnerUp.number, probability(runnerUp.confidence).text]
  }

  func csvFields(of error: RecognitionError) -> [String] {
    ["", "", "", error.code.rawValue] + (showsRunnerUp ? ["", ""] : [])
  }

  private var showsRunnerUp: Bool { topK >= 2 }
}
