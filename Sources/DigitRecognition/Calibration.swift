/// The predictions whose confidence lies within one tenth of 0…1.
public struct ConfidenceBin: Sendable, Equatable {
  /// The number of predictions.
  public fileprivate(set) var count = 0
  /// The number of correct predictions.
  public fileprivate(set) var correct = 0
  /// The sum of the confidences.
  fileprivate var confidence = 0.0

  /// The mean confidence, 0…1; 0 if the bin is empty.
  public var meanConfidence: Double { confidence / Double(max(count, 1)) }
}

/// Predictions grouped by confidence into ten bins of equal width.
struct Calibration: Sendable, Equatable {
  private(set) var bins = [ConfidenceBin](repeating: ConfidenceBin(), count: 10)

  mutating func record(confidence: Double, isCorrect: Bool) {
    let index = min(Int(confidence * Double(bins.count)), bins.count - 1)
    bins[index].count += 1
    bins[index].correct += isCorrect ? 1 : 0
    bins[index].confidence += confidence
  }

  /// The expected calibration error: Σ over the bins of |correct − Σ confidence|, divided by the number of predictions
  /// (Guo et al., "On calibration of modern neural networks", 2017).
  var expectedError: Double {
    let count = bins.reduce(0) { $0 + $1.count }
    let gaps = bins.reduce(0.0) { $0 + abs(Double($1.correct) - $1.confidence) }
    return gaps / Double(max(count, 1))
  }
}
