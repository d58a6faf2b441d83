import DigitRecognition
import OrderedJSON
import SystemSupport

/// What `evaluate` measures and prints.
protocol PrintedReport: AnswerReport {
  associatedtype ReportedMistake: PrintedMistake
  var mistakes: [ReportedMistake] { get }
  /// What the accuracy is called.
  static var accuracyName: String { get }
  /// The members of the JSON output that only this report has.
  var tableMembers: [JSON.Member] { get }
  /// The tables that only this report has, line by line.
  var tables: [[String]] { get }
}

/// A wrong answer, as `evaluate` lists it.
protocol PrintedMistake {
  var confidence: Double { get }
  var json: JSON { get }
  /// A line of text.
  var text: String { get }
}

extension PrintedReport {
  /// The output of `evaluate --format json`.
  ///
  /// - Parameter limit: the maximum number of mistakes that are listed.
  func json(mistakes limit: Int) -> JSON {
    .object(
      scoreMembers + tableMembers + [
        .init(key: "refused", value: refusedJSON),
        .init(key: "risk_coverage", value: riskCoverageJSON),
        .init(key: "mistakes", value: .array(mostConfidentMistakes(limit).map(\.json))),
      ])
  }

  /// The output of `evaluate --format text`.
  func text(mistakes limit: Int) -> String {
    let mistakes = mostConfidentMistakes(limit)
    let mistakeLines = mistakes.isEmpty ? [] : [["Most confident mistakes:"] + mistakes.map(\.text)]
    let blocks = [summary(of: Self.accuracyName)] + tables + [riskCoverageTable] + mistakeLines
    return blocks.joined(separator: [""]).joined(separator: "\n")
  }

  private func mostConfidentMistakes(_ count: Int) -> ArraySlice<ReportedMistake> {
    mistakes.sorted { $0.confidence > $1.confidence }.prefix(count)
  }
}

/// What `evaluate` prints of digits and of numbers alike.
extension AnswerReport {
  /// `"count":16,"accuracy":0.9375,"accuracy_interval":[0.716713,0.988887],"calibration_error":0.0123`
  var scoreMembers: [JSON.Member] {
    let interval = [accuracyInterval.lowerBound, accuracyInterval.upperBound]
    return [
      .init(key: "count", value: .integer(count)),
      .init(key: "accuracy", value: .rounded(accuracy, places: 6)),
      .init(key: "accuracy_interval", value: .array(interval.map { .rounded($0, places: 6) })),
      .init(key: "calibration_error", value: .rounded(calibrationError, places: 6)),
    ]
  }

  /// `{"no_digit_found":2}`
  var refusedJSON: JSON {
    .object(refused.sorted { $0.key < $1.key }.map { .init(key: $0.key, value: .integer($0.value)) })
  }

  /// For each maximum error rate, the fraction of the images that can be answered and the smallest confidence of these answers;
  /// null if even the most confident answers have more errors.
  var riskCoverageJSON: JSON {
    let curve = scores.riskCoverage
    return .array(
      RiskCoverage.usualMaxErrors.map { maxError in
        let point = curve.point(maxError: maxError)
        return [
          "max_error": .number(maxError),
          "answered": .rounded(curve.answeredFraction(at: point), places: 6),
          "min_confidence": point.map { .rounded(Double($0.threshold), places: 6) } ?? .null,
        ]
      })
  }

  /// `16 images, accuracy 93.75 % (…), calibration error 0.0123`, then the causes of missing answers, one per line.
  ///
  /// - Parameter measure: names the accuracy.
  func summary(of measure: String) -> [String] {
    let interval = accuracyInterval
    let line = """
      \(counted(count, "image")), \(measure) \(percentText(accuracy)) \
      (95 % confidence interval \(percentText(interval.lowerBound)) to \(percentText(interval.upperBound))), \
      calibration error \(decimalText(calibrationError, places: 4))
      """
    return [line]
      + refused.sorted { $0.key < $1.key }.map { "\(counted($0.value, "image")) failed: \($0.key)" }
  }

  /// The same as `riskCoverageJSON`, as a table.
  var riskCoverageTable: [String] {
    let curve = scores.riskCoverage
    return [
      "Errors if only the most confident predictions count:", "  errors up to  answered  confidence from",
    ]
      + RiskCoverage.usualMaxErrors.map { maxError in
        let point = curve.point(maxError: maxError)
        return padded(decimalText(100 * maxError, places: 1) + " %", 14)
          + padded(percentText(curve.answeredFraction(at: point)), 10)
          + padded(point.map { percentText(Double($0.threshold)) } ?? "–", 17)
      }
  }
}
