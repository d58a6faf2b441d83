import DigitImage
import DigitRecognition
import OrderedJSON
import SystemSupport

/// The answers of `read`.
struct NumberRecords: AnswerRecords {
  /// The number of readings to show.
  let topK: Int
  let minConfidence: Float

  let answerName = "number"

  func confidence(of number: NumberPrediction) -> Float { number.confidence }

  func label(of number: NumberPrediction) -> String { number.number }

  func candidates(of number: NumberPrediction) -> [(label: String, probability: Float)] {
    number.candidates.map { ($0.number, $0.confidence) }
  }

  func textShowsRunnerUp(_: Float, of number: NumberPrediction) -> Bool { isUnsure(number) }

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
    ["digit": .integer(digit.digit), "confidence": probability(digit.confidence), "box": digit.box.json]
  }

  private func json(_ candidate: NumberPrediction.Candidate) -> JSON {
    ["number": .string(candidate.number), "confidence": probability(candidate.confidence)]
  }
}

extension PixelBox {
  /// `[x, y, width, height]`
  var json: JSON { .array([left, top, width, height].map(JSON.integer)) }
}
