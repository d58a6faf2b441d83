/// Counts of numbers that were read from labeled images. A number is right if all of it is.
public struct NumberReport: AnswerReport, Sendable, Equatable {
  /// Numbers of one length.
  public struct Length: Sendable, Equatable {
    /// The number of characters of the label.
    public let length: Int
    public fileprivate(set) var count = 0
    public fileprivate(set) var correct = 0
    /// The fraction of these numbers that is right, 0…1.
    public var accuracy: Double { Double(correct) / Double(max(count, 1)) }
  }

  /// A number that was read wrongly.
  public struct Mistake: Sendable, Equatable {
    /// The name of the image.
    public let image: String
    public let label: String
    public let number: String
    /// The probability of the number that was read, 0…1.
    public let confidence: Double
  }

  private var byLength: [Int: Length] = [:]
  /// In the order in which they were recorded.
  public private(set) var mistakes: [Mistake] = []
  public private(set) var scores = AnswerScores()

  public init() {}

  /// By length, ascending; those that occur.
  public var lengths: [Length] { byLength.values.sorted { $0.length < $1.length } }

  /// Counts one number.
  ///
  /// - Parameters:
  ///   - label: the true number; point and comma count alike.
  ///   - image: the name of the image among the mistakes.
  public mutating func record(_ prediction: NumberPrediction, label: String, image: @autoclosure () -> String)
  {
    let isRight = NumberSymbol.symbols(of: prediction.number) == NumberSymbol.symbols(of: label)
    count(label, isRight: isRight)
    scores.record(confidence: prediction.confidence, isRight: isRight)
    guard !isRight else { return }
    mistakes.append(
      Mistake(
        image: image(), label: label, number: prediction.number, confidence: Double(prediction.confidence)))
  }

  /// Counts an image that got an error instead of a number.
  public mutating func record(_ error: RecognitionError, label: String) {
    count(label, isRight: false)
    scores.record(error)
  }

  private mutating func count(_ label: String, isRight: Bool) {
    let length = label.count(where: \.isWholeNumber)
    byLength[length, default: Length(length: length)].count += 1
    byLength[length, default: Length(length: length)].correct += isRight ? 1 : 0
  }
}
