import DigitRecognition
import SystemSupport

extension ClassificationReport {
  /// As `evaluate --format json` promises.
  var json: JSON {
    let interval = accuracyInterval
    return [
      "count": .integer(count),
      "accuracy": .rounded(accuracy, places: 6),
      "accuracy_interval": [
        .rounded(interval.lowerBound, places: 6), .rounded(interval.upperBound, places: 6),
      ],
      "calibration_error": .rounded(calibrationError, places: 6),
      "classes": .array(confusion.indices.map { measures(of: $0).json(digit: $0) }),
      "confusion": .array(confusion.map { .array($0.map(JSON.integer)) }),
      "refused": .object(
        refused.sorted { $0.key < $1.key }.map { .init(key: $0.key, value: .integer($0.value)) }),
    ]
  }

  /// For people.
  var text: String {
    ([summary, ""] + measuresTable + [""] + confusionTable).joined(separator: "\n")
  }

  private var summary: String {
    let interval = accuracyInterval
    var summary = """
      \(count) pictures, \(percent(accuracy)) right \
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
        let measures = measures(of: digit)
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

extension ClassMeasures {
  fileprivate func json(digit: Int) -> JSON {
    let share = { (value: Double?) in value.map { JSON.rounded($0, places: 6) } ?? .null }
    return [
      "digit": .integer(digit), "precision": share(precision), "recall": share(recall), "f1": share(f1),
      "support": .integer(support),
    ]
  }
}
