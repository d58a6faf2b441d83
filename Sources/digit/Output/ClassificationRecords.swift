import DigitRecognition
import OrderedJSON
import SystemSupport

/// The answers of `classify`.
struct ClassificationRecords: AnswerRecords {
  /// The number of digits to show.
  let topK: Int
  let minConfidence: Float

  func confidence(of prediction: Prediction) -> Float { prediction.confidence }

  func label(of prediction: Prediction) -> String { String(prediction.digit) }

  /// `"digit":7,"confidence":0.9981,"probabilities":[…]`
  func members(of prediction: Prediction) -> [JSON.Member] {
    var members: [JSON.Member] = [
      .init(key: "digit", value: .integer(prediction.digit)),
      .init(key: "confidence", value: probability(prediction.confidence)),
    ]
    if isUnsure(prediction) { members.append(.init(key: "unsure", value: true)) }
    members.append(
      .init(key: "probabilities", value: .array(prediction.probabilities.map(probability))))
    return members
  }

  /// `error` is an error code; then comes the runner-up, if it is shown.
  var csvColumns: [String] {
    ["digit", "confidence", "unsure", "error"] + (showsRunnerUp ? ["second", "second_confidence"] : [])
  }

  func csvFields(of prediction: Prediction) -> [String] {
    let fields = [
      label(of: prediction), probability(prediction.confidence).text, "\(isUnsure(prediction))", "",
    ]
    guard showsRunnerUp else { return fields }
    let runnerUp = prediction.candidates[1]
    return fields + [String(runnerUp.digit), probability(runnerUp.probability).text]
  }

  func csvFields(of error: RecognitionError) -> [String] {
    ["", "", "", error.code.rawValue] + (showsRunnerUp ? ["", ""] : [])
  }

  private var showsRunnerUp: Bool { topK >= 2 }
}
