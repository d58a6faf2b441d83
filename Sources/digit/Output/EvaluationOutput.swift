import DigitRecognition
import OrderedJSON
import SystemSupport

extension ClassificationReport {
  /// As `evaluate --format json` promises.
  func json(mistakes limit: Int) -> JSON {
    let interval = accuracyInterval
    return [
      "count": .integer(count),
      "accuracy": .rounded(accuracy, places: 6),
      "accuracy_interval": [
        .rounded(interval.lowerBound, places: 6), .rounded(interval.upperBound, places: 6),
      ],
      "calibration_error": .rounded(calibrationError, places: 6),
      "classes": .array(confusion.indices.map { metrics(of: $0).json(digit: $0) }),
      "confusion": .array(confusion.map { .array($0.map(JSON.integer)) }),
      "refused": .object(
        refused.sorted { $0.key < $1.key }.map { .init(key: $0.key, value: .integer($0.value)) }),
      "mistakes": .array(mostConfidentMistakes(limit).map(\.json)),
    ]
  }

  /// For people.
  func text(mistakes limit: Int) -> String {
    let mistakes = mostConfidentMistakes(limit)
    let mistakeLines = mistakes.isEmpty ? [] : ["", "the most confident mistakes:"] + mistakes.map(\.text)
    return ([summary, ""] + measuresTable + [""] + confusionTable + mistakeLines).joined(separator: "\n")
  }

  private func mostConfidentMistakes(_ count: Int) -> ArraySlice<Mistake> {
    mistakes.sorted { $0.confidence > $1.confidence }.prefix(count)
  }

  private var summary: String {
    let interval = accuracyInterval
    var summary = """
      \(count) picture\(count == 1 ? "" : "s"), \(percent(accuracy)) right \
      (95 % interval \(percent(interval.lowerBound)) to \(percent(interval.upperBound))), \
      calibration error \(decimalText(calibrationError, places: 4))
      """
    for (code, count) in refused.sorted(by: { $0.key < $1.key }) {
      summary += "\n\(count) without an answer: \(code)"
    }
    return summary
  }

  private var measuresTable: [String] {
    ["digit  precision  recall      F1  pictures"]
      + confusion.indices.map { digit in
        let measures = metrics(of: digit)
        return padded("\(digit)", 5) + padded(share(measures.precision), 11)
          + padded(share(measures.recall), 8)
          + padded(share(measures.f1), 8) + padded("\(measures.support)", 10)
      }
  }

  private var confusionTable: [String] {
    let width = max(5, "\(confusion.joined().max() ?? 0)".count + 1)
    return ["true digit down, answer across:"]
      + ["     " + confusion.indices.map { padded("\($0)", width) }.joined()]
      + confusion.enumerated().map { digit, row in
        padded("\(digit)", 5) + row.map { padded($0 == 0 ? "·" : "\($0)", width) }.joined()
      }
  }

  private func share(_ value: Double?) -> String { value.map { decimalText($0, places: 4) } ?? "–" }
}

extension Mistake {
  fileprivate var json: JSON {
    [
      "path": .string(image), "label": .integer(label), "digit": .integer(digit),
      "confidence": .rounded(confidence, places: 6),
    ]
  }

  fileprivate var text: String {
    "    \(label) as \(digit)  \(padded(percent(confidence), 8))  \(printable(image))"
  }
}

extension ClassMetrics {
  fileprivate func json(digit: Int) -> JSON {
    let share = { (value: Double?) in value.map { JSON.rounded($0, places: 6) } ?? .null }
    return [
      "digit": .integer(digit), "precision": share(precision), "recall": share(recall), "f1": share(f1),
      "support": .integer(support),
    ]
  }
}
