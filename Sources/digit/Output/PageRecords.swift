import DigitRecognition
import OrderedJSON
import SystemSupport

/// The answers of `read --page`: in text and CSV, each number has a line of its own.
struct PageRecords: AnswerRecords {
  let numbers: NumberRecords

  var topK: Int { numbers.topK }
  var minConfidence: Float { numbers.minConfidence }

  var answerName: String { numbers.answerName }

  /// A page is as sure as the least sure of its numbers.
  func confidence(of page: PagePrediction) -> Float { page.numbers.map(numbers.confidence).min() ?? 0 }

  /// `12 numbers`
  func label(of page: PagePrediction) -> String { counted(page.numbers.count, "number") }

  func candidates(of page: PagePrediction) -> [(label: String, probability: Float)] {
    [(label(of: page), confidence(of: page))]
  }

  func textShowsRunnerUp(_: Float, of _: PagePrediction) -> Bool { false }

  /// `"numbers":[{"number":"1250","confidence":0.97,"box":[…],"digits":[…]},…]`, and `"left_out"` if marks were left out.
  func members(of page: PagePrediction) -> [JSON.Member] {
    let objects = page.numbers.map { number in
      var members = numbers.members(of: number)
      let place = members.firstIndex { $0.key == "digits" } ?? members.count
      members.insert(.init(key: "box", value: number.box.json), at: place)
      return JSON.object(members)
    }
    let leftOut = JSON.Member(key: "left_out", value: .integer(page.leftOut))
    return [.init(key: "numbers", value: .array(objects))] + (page.leftOut > 0 ? [leftOut] : [])
  }

  func text(_ path: String, _ page: PagePrediction, style: TerminalStyle) -> String {
    page.numbers.map { numbers.textLine(path, $0, style: style) }.joined(separator: "\n")
  }

  func csv(_ answer: Answer<PagePrediction>) -> String {
    switch answer.outcome {
    case .success(let page):
      page.numbers.map { numbers.csvRow(Answer(path: answer.path, outcome: .success($0))) }
        .joined(separator: "\n")
    case .failure(let error): numbers.csvRow(Answer(path: answer.path, outcome: .failure(error)))
    }
  }
}
