/// The probabilities that a network gives an image's digit.
public struct Prediction: Sendable, Equatable {
  /// The digits 0…9.
  public static let classes = 10

  /// The probability of each digit 0…9; each 0…1, their sum 1.
  public let probabilities: [Float]

  /// - Precondition: there are ten probabilities.
  public init(probabilities: [Float]) {
    precondition(probabilities.count == Prediction.classes)
    self.probabilities = probabilities
  }

  /// A digit and its probability, 0…1.
  public struct Candidate: Sendable, Equatable {
    public let digit: Int
    public let probability: Float
  }

  /// All digits, the most probable first; of equally probable digits the smaller comes first.
  public var candidates: [Candidate] {
    probabilities.enumerated()
      .map { Candidate(digit: $0.offset, probability: $0.element) }
      .sorted { ($1.probability, $0.digit) < ($0.probability, $1.digit) }
  }

  /// The most probable digit; of equally probable digits the smaller.
  public var digit: Int { probabilities.indices.max { probabilities[$0] < probabilities[$1] } ?? 0 }

  /// The probability of the most probable digit, 0.1…1.
  public var confidence: Float { probabilities[digit] }
}
