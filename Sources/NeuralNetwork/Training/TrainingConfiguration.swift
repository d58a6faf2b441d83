/// How a network is trained. With the data and the initial network, it determines the result.
public struct TrainingConfiguration: Sendable, Equatable {
  public var optimizer = Optimizer.sgd
  /// > 0; the schedule multiplies it.
  public var learningRate: Float = 0.1
  public var schedule = LearningRateSchedule.constant
  /// Samples per update, at least 1; nil: all of them. The last batch of an epoch holds the remaining samples.
  public var batchSize: Int? = 64
  public var length = TrainingLength.epochs(10)
  /// Whether each epoch shuffles the samples. Otherwise, and if a batch holds all samples, they are in the order of the
  /// source.
  public var shuffles = true
  /// The seed of the order and of dropout.
  public var seed: UInt64 = 1
  /// λ ≥ 0. λ·w is added to the gradient of each parameter w; with AdamW, learning rate · λ · w is subtracted from w
  /// instead.
  public var weightDecay: Float = 0
  /// ε, 0 ≤ ε < 1: the target is 1 - ε + ε / classes for the correct class, ε / classes for any other.
  public var labelSmoothing: Float = 0
  /// The decay d, 0 < d < 1, of an exponential moving average of the parameters, which then is the result of training:
  /// average = d · average + (1 - d) · parameters after each update, with d at most (1 + t) / (10 + t) at update t.
  public var averagingDecay: Float?

  public init() {}
}

/// The rule that updates a parameter w by its gradient g. Moments start at 0.
public enum Optimizer: Sendable, Equatable {
  /// w -= rate · g
  case sgd
  /// v = μ·v + g; w -= rate · v
  case momentum(Float)
  /// Kingma and Ba, "Adam: a method for stochastic optimization", 2015.
  case adam(beta1: Float = 0.9, beta2: Float = 0.999, epsilon: Float = 1e-8)
  /// Adam with weight decay applied to the parameters instead of the gradient
  /// (Loshchilov and Hutter, "Decoupled weight decay regularization", 2019).
  case adamW(beta1: Float = 0.9, beta2: Float = 0.999, epsilon: Float = 1e-8)

  /// The number of values kept for each parameter from update to update.
  var moments: Int {
    switch self {
    case .sgd: 0
    case .momentum: 1
    case .adam, .adamW: 2
    }
  }
}

/// The length of a training.
public enum TrainingLength: Sendable, Equatable {
  /// Passes over the data.
  case epochs(Int)
  /// Updates.
  case steps(Int)
}
