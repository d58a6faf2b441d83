import DigitModel
import DigitRecognition
import OrderedJSON
import SystemSupport

extension ClassificationReport: PrintedReport {
  static let accuracyName = "accuracy"

  var tableMembers: [JSON.Member] {
    [
      .init(
        key: "classes",
        value: .array(confusion.indices.map { metrics(of: $0).json(digit: $0, name: name(of: $0)) })),
      .init(key: "confusion", value: .array(confusion.map { .array($0.map(JSON.integer)) })),
    ]
  }

  var tables: [[String]] { [measuresTable, confusionTable] }

  private var measuresTable: [String] {
    ["digit  precision  recall      F1    images"]
      + confusion.indices.map { digit in
        let metrics = metrics(of: digit)
        let name = name(of: digit).map { "  \($0)" } ?? ""
        return padded("\(digit)", 5) + padded(fraction(metrics.precision), 11)
          + padded(fraction(metrics.recall), 8) + padded(fraction(metrics.f1), 8)
          + padded("\(metrics.support)", 10) + name
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

  /// nil for a digit, whose name is its number.
  private func name(of digit: Int) -> String? { labels == .digits ? nil : labels[digit] }

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
  fileprivate func json(digit: Int, name: String?) -> JSON {
    let fraction = { (value: Double?) in value.map { JSON.rounded($0, places: 6) } ?? .null }
    return .object(
      [JSON.Member(key: "digit", value: .integer(digit))]
        + (name.map { [JSON.Member(key: "label", value: .string($0))] } ?? []) + [
          JSON.Member(key: "precision", value: fraction(precision)),
          JSON.Member(key: "recall", value: fraction(recall)), JSON.Member(key: "f1", value: fraction(f1)),
          JSON.Member(key: "support", value: .integer(support)),
        ])
  }
}
