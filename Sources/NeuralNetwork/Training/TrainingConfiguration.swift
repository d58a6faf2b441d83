/// How a network is trained: everything that, with the data and the network before, decides what comes out.
public struct TrainingConfiguration: Sendable, Equatable {
  public var optimizer = Optimizer.sgd
  /// > 0; what the schedule starts from.
  public var learningRate: Float = 0.1
  public var schedule = LearningRateSchedule.constant
  /// Samples an update, at least 1; nil: all of them. The last batch of an epoch holds what is left.
  public var batchSize: Int? = 64
  public var length = TrainingLength.epochs(10)
  /// Whether each epoch takes the samples in an order of its own; otherwise, and where a batch holds them all, in the
  /// order of the source.
  public var shuffles = true
  /// Decides order and dropout.
  public var seed: UInt64 = 1
  /// λ ≥ 0: λ·w is added to each gradient, or with AdamW, learning rate · λ · w taken from each parameter.
  public var weightDecay: Float = 0
  /// ε, 0 ≤ ε < 1: the target of the right class is 1 - ε + ε / classes, of any other ε / classes.
  public var labelSmoothing: Float = 0
  /// The decay d, 0 < d < 1, of an average of the parameters, which is then the network that training gives:
  /// average = d · average + (1 - d) · parameters after each update, d no more than (1 + t) / (10 + t) at update t.
  public var averagingDecay: Float?

  public init() {}
}

/// The rule by which a gradient g changes a parameter w; moments start at 0.
public enum Optimizer: Sendable, Equatable {
  /// w -= rate · g
  case sgd
  /// v = μ·v + g; w -= rate · v
  case momentum(Float)
  /// Kingma and Ba, "Adam: a method for stochastic optimization", 2015.
  case adam(beta1: Float = 0.9, beta2: Float = 0.999, epsilon: Float = 1e-8)
  /// Adam, with the weight decay taken from the parameters and not put into the gradient
  /// (Loshchilov and Hutter, "Decoupled weight decay regularization", 2019).
  case adamW(beta1: Float = 0.9, beta2: Float = 0.999, epsilon: Float = 1e-8)

  /// Values kept for each parameter from update to update.
  var moments: Int {
    switch self {
    case .sgd: 0
    case .momentum: 1
    case .adam, .adamW: 2
    }
  }
}

/// How long to train.
public enum TrainingLength: Sendable, Equatable {
  /// Passes over the data.
  case epochs(Int)
  /// Updates.
  case steps(Int)
}
