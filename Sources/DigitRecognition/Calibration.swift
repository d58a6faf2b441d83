/// The answers whose confidence lies within one tenth of 0…1.
public struct ConfidenceBin: Sendable, Equatable {
  /// Answers.
  public fileprivate(set) var count = 0
  /// The right ones among them.
  public fileprivate(set) var correct = 0
  /// The sum of their confidences.
  fileprivate var confidence = 0.0

  /// The mean of their confidences, 0…1; 0 where there are none.
  public var meanConfidence: Double { confidence / Double(max(count, 1)) }
}

/// Answers gathered by their confidence into ten bins of equal width.
struct Calibration: Sendable, Equatable {
  private(set) var bins = [ConfidenceBin](repeating: ConfidenceBin(), count: 10)

  mutating func record(confidence: Double, isRight: Bool) {
    let index = min(Int(confidence * Double(bins.count)), bins.count - 1)
    bins[index].count += 1
    bins[index].correct += isRight ? 1 : 0
    bins[index].confidence += confidence
  }

  /// Σ |right answers - Σ confidence| over the bins, per answer (Guo et al., "On calibration of modern neural
  /// networks", 2017).
  var expectedError: Double {
    let count = bins.reduce(0) { $0 + $1.count }
    let gaps = bins.reduce(0.0) { $0 + abs(Double($1.correct) - $1.confidence) }
    return gaps / Double(max(count, 1))
  }
}
