/// The probabilities that a network gives an image's digit.
public struct Prediction: Sendable, Equatable {
  /// The digits 0…9.
  public static let classes = 10

  /// The probability of each digit 0…9; each 0…1, their sum 1.
  public let probabilities: [Float]
  /// Whether the picture shows several digits of like size, of which this is one: it should rather be read as a number.
  public internal(set) var isOneOfSeveral = false

  /// - Precondition: there are ten probabilities.
  public init(probabilities: [Float]) {
    precondition(probabilities.count == Prediction.classes)
    self.probabilities = probabilities
  }

  /// Whether the confidence is so low that a second look is worth its time: it is for about one photo in forty.
  var isDoubtful: Bool { confidence < 0.9 }

  /// All digits equally probable.
  static let uniform = Prediction(probabilities: [Float](repeating: 1 / Float(classes), count: classes))

  /// The mean of each digit's probabilities.
  ///
  /// - Precondition: there is at least one prediction.
  static func mean(of predictions: [Prediction]) -> Prediction {
    let sums = predictions.dropFirst().reduce(into: predictions[0].probabilities) { sums, prediction in
      for digit in sums.indices { sums[digit] += prediction.probabilities[digit] }
    }
    return Prediction(probabilities: sums.map { $0 / Float(predictions.count) })
  }

  /// The weighted mean with another prediction, whose weight is 0…1.
  func mixed(with other: Prediction, weight: Float) -> Prediction {
    Prediction(probabilities: zip(probabilities, other.probabilities).map { (1 - weight) * $0 + weight * $1 })
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
