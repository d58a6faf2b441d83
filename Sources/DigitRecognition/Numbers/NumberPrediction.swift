import DigitImage

/// A number read from an image.
public struct NumberPrediction: Sendable, Equatable {
  /// One digit of a number.
  public struct Digit: Sendable, Equatable {
    public let digit: Int
    /// The probability of the digit, 0…1, given that its ink is one.
    public let confidence: Float
    /// The bounding box of its ink, in pixels of the upright image.
    public let box: PixelBox
  }

  /// A number and the probability, 0…1, that it is right as a whole. The probabilities of all candidates may sum to less than 1:
  /// none of them may be right.
  public struct Candidate: Sendable, Equatable {
    /// The number as text, zeros in front included; with its marks where they are read.
    public let number: String
    public let confidence: Float
  }

  /// From left to right; at least one.
  public let digits: [Digit]
  /// What the image may say, the most probable first; at least one.
  public let candidates: [Candidate]

  /// The most probable number.
  public var number: String { candidates[0].number }
  /// The probability that the whole number is right, 0…1.
  public var confidence: Float { candidates[0].confidence }
  /// The smallest box that contains all digits, in pixels of the upright image.
  public var box: PixelBox { digits.map(\.box).union }
}
