import DigitRecognition
import OrderedJSON
import SystemSupport

extension NumberReport: PrintedReport {
  func json(mistakes limit: Int) -> JSON {
    .object(
      scoreMembers + [
        .init(key: "lengths", value: .array(lengths.map(\.json))),
        .init(key: "refused", value: refusedJSON),
        .init(key: "risk_coverage", value: riskCoverageJSON),
        .init(key: "mistakes", value: .array(mostConfidentMistakes(limit).map(\.json))),
      ])
  }

  func text(mistakes limit: Int) -> String {
    let mistakes = mostConfidentMistakes(limit)
    let mistakeLines = mistakes.isEmpty ? [] : ["", "Most confident mistakes:"] + mistakes.map(\.text)
    let lines =
      summary(of: "whole numbers right") + [""] + lengthTable + [""] + riskCoverageTable + mistakeLines
    return lines.joined(separator: "\n")
  }

  private var lengthTable: [String] {
    ["length     right    images"]
      + lengths.map { length in
        padded("\(length.length)", 6) + padded(percentText(length.accuracy), 10)
          + padded("\(length.count)", 10)
      }
  }

  private func mostConfidentMistakes(_ count: Int) -> ArraySlice<Mistake> {
    mistakes.sorted { $0.confidence > $1.confidence }.prefix(count)
  }
}

extension NumberReport.Length {
  fileprivate var json: JSON {
    [
      "length": .integer(length), "count": .integer(count), "accuracy": .rounded(accuracy, places: 6),
    ]
  }
}

extension NumberReport.Mistake {
  fileprivate var json: JSON {
    [
      "path": .string(image), "label": .string(label), "number": .string(number),
      "confidence": .rounded(confidence, places: 6),
    ]
  }

  fileprivate var text: String {
    "    \(printable(label)) read as \(number)  \(padded(percentText(confidence), 8))  \(printable(image))"
  }
}
