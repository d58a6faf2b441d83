import DigitModel
import DigitRecognition
import OrderedJSON
import SystemSupport

/// The runner-up is shown from this probability.
private let runnerUpThreshold: Float = 0.1

/// The answers of `classify`.
struct ClassificationRecords: AnswerRecords {
  /// The names of the model's classes.
  let labels: ClassLabels
  /// The number of digits to show.
  let topK: Int
  let minConfidence: Float

  var answerName: String { labels == .digits ? "digit" : "label" }

  func confidence(of prediction: Prediction) -> Float { prediction.confidence }

  func isUnsure(_ prediction: Prediction) -> Bool {
    prediction.confidence < minConfidence || prediction.isOneOfSeveral
  }

  func label(of prediction: Prediction) -> String { labels[prediction.digit] }

  func kaggleLabel(of prediction: Prediction) -> String { String(prediction.digit) }

  /// `"digit":7,"confidence":0.9981,"probabilities":[…]`; with names `"digit":7,"label":"Sneaker",…`
  func members(of prediction: Prediction) -> [JSON.Member] {
    var members = [JSON.Member(key: "digit", value: .integer(prediction.digit))]
    if labels != .digits { members.append(.init(key: "label", value: .string(label(of: prediction)))) }
    members.append(.init(key: "confidence", value: probability(prediction.confidence)))
    if isUnsure(prediction) { members.append(.init(key: "unsure", value: true)) }
    if prediction.isOneOfSeveral { members.append(.init(key: "several", value: true)) }
    members.append(
      .init(key: "probabilities", value: .array(prediction.probabilities.map(probability))))
    return members
  }

  func candidates(of prediction: Prediction) -> [(label: String, probability: Float)] {
    prediction.candidates.map { (labels[$0.digit], $0.probability) }
  }

  func textShowsRunnerUp(_ probability: Float, of prediction: Prediction) -> Bool {
    // A note says more than the next digit where there are several.
    !prediction.isOneOfSeveral && (probability >= runnerUpThreshold || isUnsure(prediction))
  }

  func note(on prediction: Prediction) -> String? {
    prediction.isOneOfSeveral ? "several digits; try digit read" : nil
  }
}
