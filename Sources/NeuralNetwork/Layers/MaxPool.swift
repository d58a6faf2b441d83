import CMatrixProduct

/// y[p, q, c] = the greatest of x[K·p + k, K·q + l, c], 0 ≤ k, l < K. Rows and columns beyond the last whole window
/// are left out.
struct MaxPool: Layer {
  /// C × H × W
  let inputShape: ActivationShape
  /// C × P × Q
  let outputShape: ActivationShape
  /// K
  let size: Int

  var inputCount: Int { inputShape.count }
  var outputCount: Int { outputShape.count }
  private var channels: Int { inputShape.channels }

  /// output (B, P, Q, C) from input (B, H, W, C)
  func forward(_ pass: ForwardPass) {
    for sample in 0..<pass.samples {
      max_pool(
        outputShape.height, outputShape.width, channels, size, pass.input + sample * inputCount,
        inputShape.width * channels, pass.output + sample * outputCount)
    }
  }

  /// The gradient goes to the first of a window's pixels that has its greatest value, 0 to all others.
  func backward(_ pass: BackwardPass) {
    guard let inputGradient = pass.inputGradient else { return }
    let leavesPixelsOut = inputShape.height % size > 0 || inputShape.width % size > 0
    if leavesPixelsOut { inputGradient.update(repeating: 0, count: pass.samples * inputCount) }
    for sample in 0..<pass.samples {
      max_pool_gradient(
        outputShape.height, outputShape.width, channels, size, pass.input + sample * inputCount,
        inputShape.width * channels, pass.output + sample * outputCount,
        pass.outputGradient + sample * outputCount, inputGradient + sample * inputCount)
    }
  }
}
