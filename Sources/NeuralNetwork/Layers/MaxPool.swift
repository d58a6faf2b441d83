import CMatrixProduct

/// y[p, q, c] = max x[K·p + k, K·q + l, c] over 0 ≤ k, l < K. Rows and columns beyond the last whole window are
/// dropped.
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

  /// The gradient goes to the first pixel of a window that has its maximum; all others get 0.
  func backward(_ pass: BackwardPass) {
    guard let inputGradient = pass.inputGradient else { return }
    let dropsPixels = inputShape.height % size > 0 || inputShape.width % size > 0
    if dropsPixels { inputGradient.update(repeating: 0, count: pass.samples * inputCount) }
    for sample in 0..<pass.samples {
      max_pool_gradient(
        outputShape.height, outputShape.width, channels, size, pass.input + sample * inputCount,
        inputShape.width * channels, pass.output + sample * outputCount,
        pass.outputGradient + sample * outputCount, inputGradient + sample * inputCount)
    }
  }
}
