import DigitRecognition
import OrderedJSON
import SystemSupport

extension ClassificationReport: PrintedReport {
  func json(mistakes limit: Int) -> JSON {
    .object(
      scoreMembers + [
        .init(key: "classes", value: .array(confusion.indices.map { metrics(of: $0).json(digit: $0) })),
        .init(key: "confusion", value: .array(confusion.map { .array($0.map(JSON.integer)) })),
        .init(key: "refused", value: refusedJSON),
        .init(key: "risk_coverage", value: riskCoverageJSON),
        .init(key: "mistakes", value: .array(mostConfidentMistakes(limit).map(\.json))),
      ])
  }

  func text(mistakes limit: Int) -> String {
    let mistakes = mostConfidentMistakes(limit)
    let mistakeLines = mistakes.isEmpty ? [] : ["", "Most confident mistakes:"] + mistakes.map(\.text)
    return
      (summary(of: "accuracy") + [""] + measuresTable + [""] + confusionTable + [""] + riskCoverageTable
      + mistakeLines).joined(separator: "\n")
  }

  private func mostConfidentMistakes(_ count: Int) -> ArraySlice<Mistake> {
    mistakes.sorted { $0.confidence > $1.confidence }.prefix(count)
  }

  private var measuresTable: [String] {
    ["digit  precision  recall      F1    images"]
      + confusion.indices.map { digit in
        let metrics = metrics(of: digit)
        return padded("\(digit)", 5) + padded(fraction(metrics.precision), 11)
          + padded(fraction(metrics.recall), 8) + padded(fraction(metrics.f1), 8)
          + padded("\(metrics.support)", 10)
      }
  }

  private var confusionTable: [String] {
    let width = max(5, "\(confusion.joined().max() ?? 0)".count + 1)
    return ["Confusion matrix (rows: true digit, columns: predicted digit):"]
      + ["     " + confusion.indices.map { padded("\($0)", width) }.joined()]
      + confusion.enumerated().map { digit, row in
        padded("\(digit)", 5) + row.map { padded($0 == 0 ? "·" : "\($0)", width) }.joined()
      }
  }

  private func fraction(_ value: Double?) -> String { value.map { decimalText($0, places: 4) } ?? "–" }
}

extension Mistake {
  fileprivate var json: JSON {
    [
      "path": .string(image), "label": .integer(label), "digit": .integer(digit),
      "confidence": .rounded(confidence, places: 6),
    ]
  }

  fileprivate var text: String {
    "    \(label) predicted as \(digit)  \(padded(percentText(confidence), 8))  \(printable(image))"
  }
}

extension ClassMetrics {
  fileprivate func json(digit: Int) -> JSON {
    let fraction = { (value: Double?) in value.map { JSON.rounded($0, places: 6) } ?? .null }
    return [
      "digit": .integer(digit), "precision": fraction(precision), "recall": fraction(recall),
      "f1": fraction(f1), "support": .integer(support),
    ]
  }
}
