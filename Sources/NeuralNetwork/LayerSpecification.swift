/// One layer of a network as a user or a model file describes it. Its input is the output of the layer before.
public enum LayerSpecification: Sendable, Equatable {
  /// y = W·x + b, with W of outputs × inputs. An image is flattened in the order channel, row, column.
  case dense(outputs: Int)
  /// y = max(0, x), elementwise.
  case relu
  /// Cross-correlation with outputs × channels × kernel × kernel weights, stride 1, and zero padding of `padding`
  /// pixels on each side.
  case convolution(outputs: Int, kernel: Int, padding: Int)
  /// The maximum of each size × size window. Windows do not overlap; rows and columns beyond the last whole window
  /// are dropped.
  case maxPool(size: Int)
  /// Normalizes each channel to mean 0 and variance 1 over samples and pixels, then scales and shifts it. It must
  /// directly follow a dense layer or a convolution, into which it can be folded.
  case batchNorm
  /// During training, sets values to 0 with probability `rate`, 0 ≤ rate < 1, and scales the others by
  /// 1 / (1 - rate).
  case dropout(rate: Float)
}

extension LayerSpecification {
  /// Whether only training needs the layer: at inference dropout does nothing, and batch normalization is folded into
  /// the weights before it. `Network.forInference` has no such layer.
  public var isTrainingOnly: Bool {
    switch self {
    case .dropout, .batchNorm: true
    case .dense, .relu, .convolution, .maxPool: false
    }
  }

  /// Whether the layer has trainable parameters.
  public var hasParameters: Bool {
    switch self {
    case .dense, .convolution, .batchNorm: true
    case .relu, .maxPool, .dropout: false
    }
  }

  /// Whether a batch normalization may directly follow the layer.
  var canBeNormalized: Bool { hasParameters && self != .batchNorm }
}
