/// A layer of a network as it is computed.
///
/// Letters, here and in every layer: B samples of a block; I and O inputs and outputs of a dense layer, or
/// channels in and out of a convolution; H, W height and width of the image that comes in; P, Q of the one that
/// goes out; K kernel or window size. Arrays are named with their shape, row-major. Images have
/// interleaved channels, H × W × I, which lets one product walk through all channels of a window.
///
/// Gradients are named after what they differentiate: `outputGradient` is ∂loss/∂output.
protocol Layer: Sendable {
  /// Values of one sample.
  var inputCount: Int { get }
  var outputCount: Int { get }
  /// What is learnt, in the order in which it lies in this layer's part of the parameters.
  var tensors: [TensorLayout] { get }
  /// Floats of the weights as the forward product, and the input gradient's, read them.
  var packedForwardCount: Int { get }
  var packedBackwardCount: Int { get }
  /// Floats that forward or backward need for themselves while they run on a block of `samples`.
  func scratchCount(samples: Int) -> Int

  func packForward(_ parameters: UnsafePointer<Float>, into packed: UnsafeMutablePointer<Float>)
  func packBackward(_ parameters: UnsafePointer<Float>, into packed: UnsafeMutablePointer<Float>)
  func forward(_ pass: ForwardPass)
  func backward(_ pass: BackwardPass)
}

extension Layer {
  var tensors: [TensorLayout] { [] }
  var packedForwardCount: Int { 0 }
  var packedBackwardCount: Int { 0 }
  func scratchCount(samples: Int) -> Int { 0 }
  func packForward(_ parameters: UnsafePointer<Float>, into packed: UnsafeMutablePointer<Float>) {}
  func packBackward(_ parameters: UnsafePointer<Float>, into packed: UnsafeMutablePointer<Float>) {}
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
  /// packedForwardCount
  let packed: UnsafePointer<Float>
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
  /// Shaped like this layer's tensors; the block's sums are added to it.
  let parameterGradient: UnsafeMutablePointer<Float>
  /// packedBackwardCount
  let packed: UnsafePointer<Float>
  let scratch: UnsafeMutablePointer<Float>
}
