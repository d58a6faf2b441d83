import CMatrixProduct

/// y = x·W + b, with W of I × O, and max(0, y) where a ReLU follows.
struct Dense: Layer {
  /// I
  let inputCount: Int
  /// O
  let outputCount: Int
  /// The ReLU that follows is computed here, while the values are at hand.
  let rectifies: Bool

  var tensors: [TensorLayout] {
    [
      TensorLayout(role: .weight, shape: [outputCount, inputCount]),
      TensorLayout(role: .bias, shape: [outputCount]),
    ]
  }
  private var weightCount: Int { inputCount * outputCount }

  var packedForwardCount: Int { packedCount(depth: inputCount, columns: outputCount) }
  var packedBackwardCount: Int { packedCount(depth: outputCount, columns: inputCount) }

  /// outputGradient in panels.
  func scratchCount(samples: Int) -> Int { packedCount(depth: samples, columns: outputCount) }

  /// W as right factor.
  func packForward(_ parameters: UnsafePointer<Float>, into packed: UnsafeMutablePointer<Float>) {
    matrix_pack(parameters, outputCount, 1, inputCount, outputCount, packed)
  }

  /// Wᵀ as right factor.
  func packBackward(_ parameters: UnsafePointer<Float>, into packed: UnsafeMutablePointer<Float>) {
    matrix_pack(parameters, 1, outputCount, outputCount, inputCount, packed)
  }

  /// output (B, O) = input (B, I) · W (I, O) + b (O)
  func forward(_ pass: ForwardPass) {
    multiply(
      rows: pass.samples, columns: outputCount, depth: inputCount, pass.input, aRow: inputCount,
      packed: pass.packed, bias: pass.parameters + weightCount, rectify: rectifies, into: pass.output)
  }

  /// weight gradient (I, O) = inputᵀ (I, B) · outputGradient (B, O); bias gradient (O) = its columns' sums;
  /// input gradient (B, I) = outputGradient (B, O) · Wᵀ (O, I)
  func backward(_ pass: BackwardPass) {
    if rectifies {
      maskRectified(count: pass.samples * outputCount, output: pass.output, gradient: pass.outputGradient)
    }
    addColumnSums(
      rows: pass.samples, columns: outputCount, pass.outputGradient,
      to: pass.parameterGradient + weightCount)
    matrix_pack(pass.outputGradient, outputCount, 1, pass.samples, outputCount, pass.scratch)
    multiply(
      rows: inputCount, columns: outputCount, depth: pass.samples, pass.input, aRow: 1, aStep: inputCount,
      packed: pass.scratch, adding: true, into: pass.parameterGradient)
    guard let inputGradient = pass.inputGradient else { return }
    multiply(
      rows: pass.samples, columns: inputCount, depth: outputCount, pass.outputGradient, aRow: outputCount,
      packed: pass.packed, into: inputGradient)
  }
}
