import DigitRecognition
import OrderedJSON
import SystemSupport

extension ClassificationOutput {
  /// `{"path":"samples/seven.jpeg","digit":7,"confidence":0.9981,"probabilities":[…]}`, or with `error`.
  func json(_ classification: Classification) -> JSON {
    var members: [JSON.Member] = [
      .init(key: "path", value: .string(displayPath(classification.path)))
    ]
    switch classification.outcome {
    case .success(let prediction):
      members.append(.init(key: "digit", value: .integer(prediction.digit)))
      members.append(.init(key: "confidence", value: probability(prediction.confidence)))
      if isUnsure(prediction) { members.append(.init(key: "unsure", value: true)) }
      members.append(
        .init(key: "probabilities", value: .array(prediction.probabilities.map(probability))))
    case .failure(let error):
      let body: JSON = ["code": .string(error.code.rawValue), "message": .string(error.description)]
      members.append(.init(key: "error", value: body))
    }
    return .object(members)
  }

  /// The names of the columns of `csvRow`.
  var csvHeader: String {
    "path,digit,confidence,unsure,error" + (showsRunnerUp ? ",second,second_confidence" : "")
  }

  /// `path,digit,confidence,unsure,error`, where `error` is an error code; then the runner-up, if it is shown.
  func csvRow(_ classification: Classification) -> String {
    let path = csvField(displayPath(classification.path))
    switch classification.outcome {
    case .success(let prediction):
      let row =
        "\(path),\(prediction.digit),\(probability(prediction.confidence).text),\(isUnsure(prediction)),"
      guard showsRunnerUp else { return row }
      let runnerUp = prediction.candidates[1]
      return row + ",\(runnerUp.digit),\(probability(runnerUp.probability).text)"
    case .failure(let error):
      return "\(path),,,,\(error.code.rawValue)" + (showsRunnerUp ? ",," : "")
    }
  }

  private var showsRunnerUp: Bool { topK >= 2 }
}

private func probability(_ value: Float) -> JSON { .rounded(Double(value), places: 4) }

/// The text as a CSV field, quoted if necessary (RFC 4180): `csvField("a,b")` is `"\"a,b\""`.
private func csvField(_ text: String) -> String {
  guard text.utf8.contains(where: { "\",\r\n".utf8.contains($0) }) else { return text }
  return "\"" + text.replacing("\"", with: "\"\"") + "\""
}
