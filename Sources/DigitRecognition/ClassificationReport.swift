/// How well answers fit the truth: counts that grow with each answer, and the measures that follow from them.
public struct ClassificationReport: Sendable, Equatable {
  public static let classes = 10

  /// How often each digit was answered, true × answered.
  public private(set) var confusion = [[Int]](
    repeating: [Int](repeating: 0, count: classes), count: classes)
  /// How many pictures of each digit got no answer.
  public private(set) var unanswered = [Int](repeating: 0, count: classes)
  /// Why pictures got no answer: counts by error code.
  public private(set) var refused: [String: Int] = [:]
  /// The wrong answers, in the order of the pictures.
  public private(set) var mistakes: [Mistake] = []
  private var calibration = Calibration()

  public init() {}

  /// Counts one answer.
  ///
  /// - Parameters:
  ///   - label: the truth, 0…9.
  ///   - picture: names the picture among the mistakes.
  public mutating func record(_ prediction: Prediction, label: Int, picture: @autoclosure () -> String) {
    let digit = prediction.digit
    let confidence = Double(prediction.confidence)
    confusion[label][digit] += 1
    calibration.record(confidence: confidence, isRight: digit == label)
    guard digit != label else { return }
    mistakes.append(Mistake(picture: picture(), label: label, digit: digit, confidence: confidence))
  }

  /// Counts a picture that got an error for an answer.
  public mutating func record(_ error: RecognitionError, label: Int) {
    unanswered[label] += 1
    refused[error.code.rawValue, default: 0] += 1
  }

  /// All pictures, answered or not.
  public var count: Int { confusion.joined().reduce(0, +) + unanswered.reduce(0, +) }

  /// The pictures answered rightly.
  public var correct: Int { confusion.indices.reduce(0) { $0 + confusion[$1][$1] } }

  /// The share answered rightly, 0…1; a picture without an answer is not. 0 where there are no pictures.
  public var accuracy: Double { Double(correct) / Double(max(count, 1)) }

  /// Where the accuracy on all pictures of the kind lies with 95 % confidence.
  public var accuracyInterval: ClosedRange<Double> { wilsonInterval(successes: correct, of: count) }

  /// The expected calibration error of the answers, 0…1: 0 where of the answers given with confidence p a share p is right.
  public var calibrationError: Double { calibration.expectedError }

  /// The answers gathered by their confidence into ten bins of equal width, from 0 to 1.
  public var confidenceBins: [ConfidenceBin] { calibration.bins }

  /// The measures of one digit.
  public func measures(of digit: Int) -> ClassMeasures {
    let right = confusion[digit][digit]
    let answers = confusion.reduce(0) { $0 + $1[digit] }
    let support = confusion[digit].reduce(0, +) + unanswered[digit]
    return ClassMeasures(
      precision: answers == 0 ? nil : Double(right) / Double(answers),
      recall: support == 0 ? nil : Double(right) / Double(support),
      f1: answers + support == 0 ? nil : 2 * Double(right) / Double(answers + support),
      support: support)
  }

  /// The means over the digits that were shown or answered; a measure that would divide by nothing counts as 0, as
  /// scikit-learn has it. Support is the sum.
  public var macroAverage: ClassMeasures {
    let all = confusion.indices.map(measures)
    let present = all.filter { $0.f1 != nil }
    let mean = { (measure: (ClassMeasures) -> Double?) in
      present.isEmpty ? nil : present.reduce(0) { $0 + (measure($1) ?? 0) } / Double(present.count)
    }
    return ClassMeasures(
      precision: mean(\.precision), recall: mean(\.recall), f1: mean(\.f1),
      support: all.reduce(0) { $0 + $1.support })
  }
}

/// A wrong answer.
public struct Mistake: Sendable, Equatable {
  /// The picture's name.
  public let picture: String
  /// The truth, 0…9.
  public let label: Int
  /// The answer, 0…9.
  public let digit: Int
  /// The probability that was given to the answer, 0…1.
  public let confidence: Double
}

/// How well one digit is told from the others; a measure that would divide by nothing is `nil`.
public struct ClassMeasures: Sendable, Equatable {
  /// Of the answers of this digit, the share that is right.
  public let precision: Double?
  /// Of the pictures of this digit, the share that is answered rightly.
  public let recall: Double?
  /// The harmonic mean of precision and recall.
  public let f1: Double?
  /// The pictures of this digit.
  public let support: Int
}

/// The interval that holds the probability of success with 95 % confidence, after so many successes in so many trials.
///
/// Unlike the normal approximation it stays within 0…1 and is right for small counts and rare failures.
/// Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", 1927.
public func wilsonInterval(successes: Int, of trials: Int) -> ClosedRange<Double> {
  guard trials > 0 else { return 0...1 }
  let z = 1.959963984540054  // the 97.5th percentile of the normal distribution
  let n = Double(trials)
  let share = Double(successes) / n
  let center = (share + z * z / (2 * n)) / (1 + z * z / n)
  let half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
  return max(center - half, 0)...min(center + half, 1)
}
