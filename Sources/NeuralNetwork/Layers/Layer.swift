/// A layer of a network as it is computed.
///
/// Dimension letters, here and in every layer: B samples in a block; I inputs and O outputs of a dense layer, or
/// channels of a convolution; H, W height and width of the input image; P, Q of the output image; K kernel or window
/// size. Arrays are row-major, and their shapes are given in this order. Images have interleaved channels,
/// H × W × I, so that one product covers all channels of a window.
///
/// Gradients are named after what they differentiate by: `outputGradient` is ∂loss/∂output.
protocol Layer: Sendable {
  /// Values of one sample before the layer.
  var inputCount: Int { get }
  /// Values of one sample after the layer.
  var outputCount: Int { get }
  /// The trainable tensors, in the order of their values in memory.
  var tensors: [TensorLayout] { get }
  /// The running statistics, which training measures instead of changing them by gradient descent, in the order of
  /// their values in memory. Where parameters have a gradient, statistics have their sum over the block's samples.
  var statistics: [TensorLayout] { get }
  /// Multiplications in one sample's forward pass.
  var multiplications: Int { get }
  /// Floats of the weights in the layouts that training needs.
  var preparedCount: Int { get }
  /// Floats of working memory that forward and backward need for a block of `samples`.
  func scratchCount(samples: Int) -> Int

  /// Lays the weights out for training, once per update.
  func prepare(_ parameters: UnsafePointer<Float>, into prepared: UnsafeMutablePointer<Float>)
  func forward(_ pass: ForwardPass)
  func backward(_ pass: BackwardPass)
}

extension Layer {
  var tensors: [TensorLayout] { [] }
  var statistics: [TensorLayout] { [] }
  var multiplications: Int { 0 }
  var preparedCount: Int { 0 }
  func scratchCount(samples: Int) -> Int { 0 }
  func prepare(_ parameters: UnsafePointer<Float>, into prepared: UnsafeMutablePointer<Float>) {}
}

/// The buffers of one layer's forward pass.
struct ForwardPass {
  /// B
  let samples: Int
  /// (B, inputCount)
  let input: UnsafePointer<Float>
  /// (B, outputCount), to be written.
  let output: UnsafeMutablePointer<Float>
  /// This layer's tensors, one after the other.
  let parameters: UnsafePointer<Float>
  /// This layer's running statistics, one after the other.
  let statistics: UnsafePointer<Float>
  /// `preparedCount` values; nil at inference, and for the first layer.
  let prepared: UnsafePointer<Float>?
  /// nil at inference.
  let randomness: TrainingRandomness?
  let scratch: UnsafeMutablePointer<Float>
}

/// The buffers of one layer's backward pass.
struct BackwardPass {
  /// B
  let samples: Int
  /// (B, inputCount), as in the forward pass.
  let input: UnsafePointer<Float>
  /// (B, outputCount), as the forward pass left it.
  let output: UnsafePointer<Float>
  /// (B, outputCount); the layer may overwrite it.
  let outputGradient: UnsafeMutablePointer<Float>
  /// (B, inputCount), to be written; nil for the first layer, where nothing uses it.
  let inputGradient: UnsafeMutablePointer<Float>?
  /// To be written, in the shapes of this layer's tensors.
  let parameterGradient: UnsafeMutablePointer<Float>
  /// This layer's tensors.
  let parameters: UnsafePointer<Float>
  /// To be written: the block's statistics times its number of samples.
  let statistics: UnsafeMutablePointer<Float>
  /// Whether the block's parameter gradient and statistics are added to what is there; otherwise they replace it.
  let accumulates: Bool
  /// `preparedCount` values; undefined for the first layer.
  let prepared: UnsafePointer<Float>
  /// As in the forward pass.
  let randomness: TrainingRandomness
  let scratch: UnsafeMutablePointer<Float>
}
