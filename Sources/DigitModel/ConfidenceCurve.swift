import SystemSupport

/// The fraction of answers that are right, as a function of the probability p that a model gives them:
/// σ(low · log p - high · log(1 - p) + offset).
///
/// Beta calibration; Kull, Silva Filho and Flach, "Beta calibration: a well-founded and easily implemented improvement on logistic
/// calibration for binary classifiers", 2017.
public struct ConfidenceCurve: Sendable, Equatable {
  /// How much small probabilities count, 0 or more.
  public let low: Float
  /// How much probabilities near 1 count, 0 or more: the curve never falls.
  public let high: Float
  public let offset: Float

  /// Leaves every probability as it is.
  public static let identity = ConfidenceCurve(low: 1, high: 1, offset: 0)

  public init(low: Float, high: Float, offset: Float) {
    (self.low, self.high, self.offset) = (low, high, offset)
  }

  /// - Parameter probability: above 0, below 1.
  /// - Returns: 0…1
  public func callAsFunction(_ probability: Float) -> Float {
    guard self != .identity else { return probability }
    return 1 / (1 + expf(-(low * logf(probability) - high * log1pf(-probability) + offset)))
  }
}
