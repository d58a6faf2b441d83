import CMatrixProduct

/// y = x·W + b, with W of I × O, and max(0, y) if a ReLU follows.
struct Dense: Layer {
  /// I
  let inputCount: Int
  /// O
  let outputCount: Int
  /// Whether the layer also computes the ReLU that follows it, while the values are in registers.
  let rectifies: Bool

  var tensors: [TensorLayout] { [weight, bias] }
  private var weight: TensorLayout { TensorLayout(role: .weight, shape: [outputCount, inputCount]) }
  private var bias: TensorLayout { TensorLayout(role: .bias, shape: [outputCount]) }

  var multiplications: Int { inputCount * outputCount }
  var preparedCount: Int { wholePanels(inputCount) * wholePanels(outputCount) }

  /// The output gradient in panels.
  func scratchCount(samples: Int) -> Int { samples * wholePanels(outputCount) }

  func prepare(_ parameters: UnsafePointer<Float>, into prepared: UnsafeMutablePointer<Float>) {
    matrix_pack_transposed(parameters, 1, inputCount, outputCount, prepared)
  }

  /// output (B, O) = input (B, I) · W (I, O) + b (O)
  func forward(_ pass: ForwardPass) {
    multiply { product in
      product.rows = pass.samples
      product.columns = outputCount
      product.steps = inputCount
      product.a = pass.input
      product.a_row = inputCount
      product.b = pass.parameters
      product.b_panel = inputCount * panelColumns
      product.bias = pass.parameters + weight.packedCount
      product.c = pass.output
      product.c_row = outputCount
      product.rectify = rectifies
      product.skip_zeros = true
    }
  }

  func backward(_ pass: BackwardPass) {
    // The block is treated as an image one pixel high, in place.
    copy_gradient(
      1, pass.samples, outputCount, pass.outputGradient, rectifies ? pass.output : nil, pass.outputGradient,
      0, outputCount, pass.parameterGradient + weight.packedCount, pass.accumulates)
    addWeightGradient(pass)
    if let inputGradient = pass.inputGradient { computeInputGradient(pass, inputGradient) }
  }

  /// weight gradient (I, O) += inputᵀ (I, B) · outputGradient (B, O)
  private func addWeightGradient(_ pass: BackwardPass) {
    matrix_pack(pass.outputGradient, outputCount, 1, pass.samples, outputCount, pass.scratch)
    multiply { product in
      product.rows = inputCount
      product.columns = wholePanels(outputCount)
      product.steps = pass.samples
      product.a = pass.input
      product.a_row = 1
      product.a_step = inputCount
      product.b = UnsafePointer(pass.scratch)
      product.b_panel = pass.samples * panelColumns
      product.c = pass.parameterGradient
      product.c_panel = inputCount * panelColumns
      product.c_row = panelColumns
      product.accumulate = pass.accumulates
      product.skip_zeros = true
    }
  }

  /// input gradient (B, I) = outputGradient (B, O) · Wᵀ (O, I)
  private func computeInputGradient(_ pass: BackwardPass, _ inputGradient: UnsafeMutablePointer<Float>) {
    multiply { product in
      product.rows = pass.samples
      product.columns = inputCount
      product.steps = outputCount
      product.a = UnsafePointer(pass.outputGradient)
      product.a_row = outputCount
      product.b = pass.prepared
      product.b_panel = wholePanels(outputCount) * panelColumns
      product.c = inputGradient
      product.c_row = inputCount
    }
  }
}
