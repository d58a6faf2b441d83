/// The weights for reading numbers as digits alone, and for reading their marks too. With `--marks`, marks are more frequent.
public struct NumberScoring: Sendable, Equatable {
  public var digits: NumberWeights
  public var marks: NumberWeights

  /// For models that were not calibrated on numbers.
  public static let uncalibrated = NumberScoring(digits: .uncalibrated, marks: .uncalibrated)

  public init(digits: NumberWeights, marks: NumberWeights) {
    (self.digits, self.marks) = (digits, marks)
  }

  /// The weights for numbers with or without marks.
  public func weights(allowsMarks: Bool) -> NumberWeights { allowsMarks ? marks : digits }
}

/// The weights by which features of ink are scored when a number is read: one for each feature of each reading,
/// and for zeros at certain places.
///
/// They are found by calibration, with the temperature; the features are those of `NumberFeatures`.
public struct NumberWeights: Sendable, Equatable {
  /// What a piece of ink, or several consecutive ones, may be.
  public enum Reading: String, Sendable, CaseIterable {
    case digit
    /// A decimal point or comma.
    case separator
    /// A minus sign, or a dash after an amount.
    case dash
    /// What belongs to no number.
    case noise

    /// The number of features.
    public var featureCount: Int {
      switch self {
      case .digit: 16
      case .separator: 12
      case .dash: 7
      case .noise: 7
      }
    }

    /// The number of weights: one for each feature, and for a digit one for each place of a zero.
    public var weightCount: Int { featureCount + (self == .digit ? Zero.allCases.count : 0) }
  }

  /// The places of a number where a zero is more or less probable than elsewhere: many amounts and measurements are round numbers, few
  /// begin with a zero.
  public enum Zero: Int, Sendable, CaseIterable {
    case last
    /// Before the last digit, where all digits behind it are zeros.
    case beforeZeros
    /// The first of several digits, unless a point or comma follows it.
    case first
    /// The last two of three digits behind the last separator, as in 12,500; counted once for both. Not those of 10,000, whose zero in
    /// front of the separator has a place already.
    case roundThousands

    /// The place of its weight in `values`.
    public var index: Int { NumberWeights.range(of: .digit).upperBound - Zero.allCases.count + rawValue }
  }

  /// The weights of all readings, in the order of their cases.
  public var values: [Float]
  /// What turns the probability of the most probable number into the confidence in it.
  public var confidence = ConfidenceCurve.identity

  /// The number of all weights.
  public static let count = Reading.allCases.reduce(0) { $0 + $1.weightCount }

  /// - Precondition: there are `count` values.
  public init(_ values: [Float]) {
    precondition(values.count == NumberWeights.count, "each feature has a weight")
    self.values = values
  }

  /// The places of a reading's weights in `values`.
  public static func range(of reading: Reading) -> Range<Int> {
    let before = Reading.allCases.prefix { $0 != reading }
    let start = before.reduce(0) { $0 + $1.weightCount }
    return start..<start + reading.weightCount
  }

  /// For models that were not calibrated on numbers.
  public static let uncalibrated = NumberWeights(
    [-1, 1, 1, -0.6, -12, 0, -4, -5, -4, 0, 0, 0, 0, 0, -2, 0, 0, 0, 0, 0]  // digit
      + [-1, -1, -1, -1, -4, -4, -0.6, 0, 0, 0, 0, 0]  // separator
      + [-1, -0.5, -4, -8, -4, -0.6, 0]  // dash
      + [-2, -4, 2, -0.6, 0, 2, 2]  // noise
  )
}
