import DigitModel

/// An answer's confidence, and whether the answer is right.
public struct ScoredAnswer: Sendable, Equatable {
  /// 0…1.
  public let confidence: Float
  public let isRight: Bool

  public init(confidence: Float, isRight: Bool) { (self.confidence, self.isRight) = (confidence, isRight) }
}

/// The trade between answers and errors: how many answers are wrong if only the most confident ones are given.
///
/// A sample without an answer counts as not answered, at any threshold (El-Yaniv and Wiener, "On the foundations of noise-free
/// selective classification", 2010, name this the risk–coverage curve).
public struct RiskCoverage: Sendable, Equatable {
  /// The number of samples, with or without an answer.
  public let samples: Int
  /// One for each confidence that occurs, descending by it: the answers with at least this confidence.
  public let points: [RiskTable.Row]

  /// - Parameter refused: the number of samples without an answer, 0 or more.
  public init(_ answers: [ScoredAnswer], refused: Int) {
    samples = answers.count + refused
    var points: [RiskTable.Row] = []
    var errors = 0
    for (index, answer) in answers.sorted(by: { $0.confidence > $1.confidence }).enumerated() {
      errors += answer.isRight ? 0 : 1
      // Answers of the same confidence are given together.
      if points.last?.threshold == answer.confidence { points.removeLast() }
      points.append(.init(threshold: answer.confidence, answered: index + 1, errors: errors))
    }
    self.points = points
  }

  /// The point with the most answers of which a fraction of at most `maxError` is wrong; nil if even the most confident have
  /// more.
  public func point(maxError: Double) -> RiskTable.Row? {
    points.last { Double($0.errors) <= maxError * Double($0.answered) }
  }

  /// The fraction of the samples that are answered at a point, 0…1.
  public func answeredFraction(at point: RiskTable.Row?) -> Double {
    Double(point?.answered ?? 0) / Double(max(samples, 1))
  }

  /// The error rates at which evaluations state how much can be answered.
  public static let usualMaxErrors = [0.001, 0.005, 0.01, 0.02, 0.05]
}
