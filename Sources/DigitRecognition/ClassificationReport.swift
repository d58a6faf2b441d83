/// Counts of predictions against true labels, and the metrics that follow from them.
public struct ClassificationReport: Sendable, Equatable {
  public static let classes = Prediction.classes

  /// The confusion matrix: counts, true digit × predicted digit.
  public private(set) var confusion = [[Int]](
    repeating: [Int](repeating: 0, count: classes), count: classes)
  /// The number of images of each true digit that got no prediction.
  public private(set) var unanswered = [Int](repeating: 0, count: classes)
  /// The number of images without a prediction, by error code.
  public private(set) var refused: [String: Int] = [:]
  /// The wrong predictions, in the order in which they were recorded.
  public private(set) var mistakes: [Mistake] = []
  private var calibration = Calibration()

  public init() {}

  /// Counts one prediction.
  ///
  /// - Parameters:
  ///   - label: the true digit, 0…9.
  ///   - image: the name of the image among the mistakes.
  public mutating func record(_ prediction: Prediction, label: Int, image: @autoclosure () -> String) {
    let digit = prediction.digit
    let confidence = Double(prediction.confidence)
    confusion[label][digit] += 1
    calibration.record(confidence: confidence, isCorrect: digit == label)
    guard digit != label else { return }
    mistakes.append(Mistake(image: image(), label: label, digit: digit, confidence: confidence))
  }

  /// Counts an image that got an error instead of a prediction.
  public mutating func record(_ error: RecognitionError, label: Int) {
    unanswered[label] += 1
    refused[error.code.rawValue, default: 0] += 1
  }

  /// The number of images, with or without a prediction.
  public var count: Int { confusion.joined().reduce(0, +) + unanswered.reduce(0, +) }

  /// The number of correct predictions.
  public var correct: Int { confusion.indices.reduce(0) { $0 + confusion[$1][$1] } }

  /// The fraction of the images whose prediction is correct, 0…1; an image without a prediction counts as wrong. 0 if there
  /// are no images.
  public var accuracy: Double { Double(correct) / Double(max(count, 1)) }

  /// The 95 % confidence interval of the accuracy (Wilson score interval).
  public var accuracyInterval: ClosedRange<Double> { wilsonInterval(successes: correct, of: count) }

  /// The expected calibration error, 0…1: 0 if a fraction p of the predictions with confidence p is correct.
  public var calibrationError: Double { calibration.expectedError }

  /// The predictions grouped by confidence into ten bins of equal width, from 0 to 1.
  public var confidenceBins: [ConfidenceBin] { calibration.bins }

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
