/// A layer of a network as it is computed.
///
/// Letters, here and in every layer: B samples of a block; I and O inputs and outputs of a dense layer, or
/// channels in and out of a convolution; H, W height and width of the image that comes in; P, Q of the one that
/// goes out; K kernel or window size. Arrays are named with their shape, row-major. Images have
/// interleaved channels, H × W × I, so that one product walks through all channels of a window.
///
/// Gradients are named after what they differentiate: `outputGradient` is ∂loss/∂output.
protocol Layer: Sendable {
  /// Values of one sample.
  var inputCount: Int { get }
  var outputCount: Int { get }
  /// What is learned, in the order in which it lies in this layer's part of the parameters.
  var tensors: [TensorLayout] { get }
  /// What is not learned by descent but measured in training, in the same way: its "gradient" is the sum over samples
  /// of what the block measures, and its values are the running means.
  var statistics: [TensorLayout] { get }
  /// Multiplications that a sample's forward pass takes.
  var multiplications: Int { get }
  /// Floats of the weights as the input gradient's product reads them.
  var transposedCount: Int { get }
  /// Floats that forward or backward need for themselves while they run on a block of `samples`.
  func scratchCount(samples: Int) -> Int

  /// Lays the weights out for the input gradient, once an update.
  func transpose(_ parameters: UnsafePointer<Float>, into transposed: UnsafeMutablePointer<Float>)
  func forward(_ pass: ForwardPass)
  func backward(_ pass: BackwardPass)
}

extension Layer {
  var tensors: [TensorLayout] { [] }
  var statistics: [TensorLayout] { [] }
  var multiplications: Int { 0 }
  var transposedCount: Int { 0 }
  func scratchCount(samples: Int) -> Int { 0 }
  func transpose(_ parameters: UnsafePointer<Float>, into transposed: UnsafeMutablePointer<Float>) {}
}

/// What a layer's forward pass reads and writes.
struct ForwardPass {
  /// B
  let samples: Int
  /// (B, inputCount)
  let input: UnsafePointer<Float>
  /// (B, outputCount)
  let output: UnsafeMutablePointer<Float>
  /// This layer's tensors, one after the other.
  let parameters: UnsafePointer<Float>
  /// This layer's statistics, likewise.
  let statistics: UnsafePointer<Float>
  /// Nil where the network is used, not trained.
  let draws: Draws?
  let scratch: UnsafeMutablePointer<Float>
}

/// What a layer's backward pass reads and writes.
struct BackwardPass {
  /// B
  let samples: Int
  /// (B, inputCount), as in the forward pass.
  let input: UnsafePointer<Float>
  /// (B, outputCount), as the forward pass left it.
  let output: UnsafePointer<Float>
  /// (B, outputCount); may be used up.
  let outputGradient: UnsafeMutablePointer<Float>
  /// (B, inputCount), to be written; nil where nobody asks, before the first layer.
  let inputGradient: UnsafeMutablePointer<Float>?
  /// Shaped like this layer's tensors.
  let parameterGradient: UnsafeMutablePointer<Float>
  /// This layer's tensors.
  let parameters: UnsafePointer<Float>
  /// Where the block's statistics go, times its samples.
  let statistics: UnsafeMutablePointer<Float>
  /// Whether the block's parameter gradient and statistics are added to what is there; otherwise they replace that.
  let accumulates: Bool
  /// transposedCount
  let transposed: UnsafePointer<Float>
  /// As in the forward pass.
  let draws: Draws
  let scratch: UnsafeMutablePointer<Float>
}
