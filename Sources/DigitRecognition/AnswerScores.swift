/// Counts of right, wrong and refused answers, and how well their confidence tells them apart.
public struct AnswerScores: Sendable, Equatable {
  private var answers: [ScoredAnswer] = []
  private var calibration = Calibration()
  /// The number of right answers.
  public private(set) var correct = 0
  /// The number of images without an answer, by error code.
  public private(set) var refused: [String: Int] = [:]

  mutating func record(confidence: Float, isRight: Bool) {
    answers.append(ScoredAnswer(confidence: confidence, isRight: isRight))
    calibration.record(confidence: Double(confidence), isCorrect: isRight)
    correct += isRight ? 1 : 0
  }

  mutating func record(_ error: RecognitionError) { refused[error.code.rawValue, default: 0] += 1 }

  /// The number of images, with or without an answer.
  public var count: Int { answers.count + refusedCount }

  /// The expected calibration error, 0…1: 0 if a fraction p of the answers with confidence p is right.
  public var calibrationError: Double { calibration.expectedError }

  /// The answers grouped by confidence into ten bins of equal width, from 0 to 1.
  public var confidenceBins: [ConfidenceBin] { calibration.bins }

  /// How many answers are wrong if only the most confident ones are given. Sorts all answers.
  public var riskCoverage: RiskCoverage { RiskCoverage(answers, refused: refusedCount) }

  private var refusedCount: Int { refused.values.reduce(0, +) }
}

/// What a model answered on labeled images.
public protocol AnswerReport {
  var scores: AnswerScores { get }
}

extension AnswerReport {
  /// The number of images, with or without an answer.
  public var count: Int { scores.count }

  /// The number of right answers.
  public var correct: Int { scores.correct }

  /// The fraction of the images whose answer is right, 0…1; an image without an answer counts as wrong. 0 if there are no
  /// images.
  public var accuracy: Double { Double(correct) / Double(max(count, 1)) }

  /// The 95 % confidence interval of the accuracy (Wilson score interval).
  public var accuracyInterval: ClosedRange<Double> { wilsonInterval(successes: correct, of: count) }

  /// The expected calibration error, 0…1.
  public var calibrationError: Double { scores.calibrationError }

  /// The answers grouped by confidence into ten bins of equal width, from 0 to 1.
  public var confidenceBins: [ConfidenceBin] { scores.confidenceBins }

  /// The number of images without an answer, by error code.
  public var refused: [String: Int] { scores.refused }
}
