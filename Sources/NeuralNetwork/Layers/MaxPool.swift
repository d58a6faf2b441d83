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
      forEachWindow { first, window in
        let input = pass.input + sample * inputCount + first
        let output = pass.output + sample * outputCount + window
        output.update(from: input, count: channels)
        forEachPixel { pixel in
          for channel in 0..<channels { output[channel] = max(output[channel], input[pixel + channel]) }
        }
      }
    }
  }

  /// The gradient goes to the first of a window's pixels that has its greatest value, 0 to all others.
  func backward(_ pass: BackwardPass) {
    guard let inputGradient = pass.inputGradient else { return }
    let leavesPixelsOut = inputShape.height % size > 0 || inputShape.width % size > 0
    if leavesPixelsOut { inputGradient.update(repeating: 0, count: pass.samples * inputCount) }
    for sample in 0..<pass.samples {
      forEachWindow { first, window in
        let input = pass.input + sample * inputCount + first
        let gradient = inputGradient + sample * inputCount + first
        let output = pass.output + sample * outputCount + window
        // What no pixel of the window has taken yet.
        let left = pass.outputGradient + sample * outputCount + window
        forEachPixel { pixel in
          for channel in 0..<channels {
            let isGreatest = input[pixel + channel] == output[channel]
            gradient[pixel + channel] = isGreatest ? left[channel] : 0
            left[channel] = isGreatest ? 0 : left[channel]
          }
        }
      }
    }
  }

  /// Calls `body` with the place of each window's first pixel in the input, and its place in the output.
  @inline(__always)
  private func forEachWindow(_ body: (_ first: Int, _ window: Int) -> Void) {
    for row in 0..<outputShape.height {
      for column in 0..<outputShape.width {
        body(
          (row * inputShape.width + column) * size * channels, (row * outputShape.width + column) * channels)
      }
    }
  }

  /// Calls `body` with the place of each of a window's pixels, seen from its first.
  @inline(__always)
  private func forEachPixel(_ body: (Int) -> Void) {
    for row in 0..<size {
      for column in 0..<size { body((row * inputShape.width + column) * channels) }
    }
  }
}
