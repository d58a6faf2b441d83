import DigitRecognition
import OrderedJSON
import SystemSupport

extension ClassificationReport: PrintedReport {
  static let accuracyName = "accuracy"

  var tableMembers: [JSON.Member] {
    [
      .init(key: "classes", value: .array(confusion.indices.map { metrics(of: $0).json(digit: $0) })),
      .init(key: "confusion", value: .array(confusion.map { .array($0.map(JSON.integer)) })),
    ]
  }

  var tables: [[String]] { [measuresTable, confusionTable] }

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

extension Mistake: PrintedMistake {
  var json: JSON {
    [
      "path": .string(image), "label": .integer(label), "digit": .integer(digit),
      "confidence": .rounded(confidence, places: 6),
    ]
  }

  var text: String {
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
