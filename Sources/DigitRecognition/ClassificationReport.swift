import DigitModel

/// Counts of predictions against true labels, and the metrics that follow from them.
public struct ClassificationReport: AnswerReport, Sendable, Equatable {
  public static let classes = Prediction.classes

  /// The confusion matrix: counts, true digit × predicted digit.
  public private(set) var confusion = [[Int]](
    repeating: [Int](repeating: 0, count: classes), count: classes)
  /// The number of images of each true digit that got no prediction.
  public private(set) var unanswered = [Int](repeating: 0, count: classes)
  /// The wrong predictions, in the order in which they were recorded.
  public private(set) var mistakes: [Mistake] = []
  public private(set) var scores = AnswerScores()
  public let labels: ClassLabels

  public init(labels: ClassLabels = .digits) { self.labels = labels }

  /// Counts one prediction.
  ///
  /// - Parameters:
  ///   - label: the true digit, 0…9.
  ///   - image: the name of the image among the mistakes.
  public mutating func record(_ prediction: Prediction, label: Int, image: @autoclosure () -> String) {
    let digit = prediction.digit
    confusion[label][digit] += 1
    scores.record(confidence: prediction.confidence, isRight: digit == label)
    guard digit != label else { return }
    mistakes.append(
      Mistake(image: image(), label: label, digit: digit, confidence: Double(prediction.confidence)))
  }

  /// Counts an image that got an error instead of a prediction.
  public mutating func record(_ error: RecognitionError, label: Int) {
    unanswered[label] += 1
    scores.record(error)
  }

  /// Precision, recall and F1 of one digit.
  public func metrics(of digit: Int) -> ClassMetrics {
    let right = confusion[digit][digit]
    let answers = confusion.reduce(0) { $0 + $1[digit] }
    let support = confusion[digit].reduce(0, +) + unanswered[digit]
    return ClassMetrics(
      precision: answers == 0 ? nil : Double(right) / Double(answers),
      recall: support == 0 ? nil : Double(right) / Double(support),
      f1: answers + support == 0 ? nil : 2 * Double(right) / Double(answers + support),
      support: support)
  }

  /// The unweighted means over the digits that occur as a label or a prediction; undefined metrics count as 0, as in
  /// scikit-learn. Support is the sum.
  public var macroAverage: ClassMetrics {
    let all = confusion.indices.map(metrics)
    let present = all.filter { $0.f1 != nil }
    let mean = { (metric: (ClassMetrics) -> Double?) in
      present.isEmpty ? nil : present.reduce(0) { $0 + (metric($1) ?? 0) } / Double(present.count)
    }
    return ClassMetrics(
      precision: mean(\.precision), recall: mean(\.recall), f1: mean(\.f1),
      support: all.reduce(0) { $0 + $1.support })
  }
}

/// A wrong prediction.
public struct Mistake: Sendable, Equatable {
  /// The name of the image.
  public let image: String
  /// The true digit, 0…9.
  public let label: Int
  /// The predicted digit, 0…9.
  public let digit: Int
  /// The probability of the predicted digit, 0…1.
  public let confidence: Double
}

/// Metrics of one digit against all others; `nil` where the metric is undefined (0 / 0).
public struct ClassMetrics: Sendable, Equatable {
  /// The fraction of the predictions of this digit that are correct.
  public let precision: Double?
  /// The fraction of the images of this digit that are predicted correctly.
  public let recall: Double?
  /// The harmonic mean of precision and recall.
  public let f1: Double?
  /// The number of images of this digit.
  public let support: Int
}

/// The 95 % Wilson score interval of a proportion.
///
///     wilsonInterval(successes: 9, of: 10)  // 0.596 ... 0.982
///
/// Unlike the normal approximation it stays within 0…1 and holds for small counts and rare failures.
/// Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", 1927.
public func wilsonInterval(successes: Int, of trials: Int) -> ClosedRange<Double> {
  guard trials > 0 else { return 0...1 }
  let z = 1.959963984540054  // the 97.5th percentile of the normal distribution
  let n = Double(trials)
  let proportion = Double(successes) / n
  let center = (proportion + z * z / (2 * n)) / (1 + z * z / n)
  let half = z / (1 + z * z / n) * (proportion * (1 - proportion) / n + z * z / (4 * n * n)).squareRoot()
  return max(center - half, 0)...min(center + half, 1)
}
