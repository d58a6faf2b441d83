import CMatrixProduct

/// Cross-correlation, stride 1: y[p, q, o] = b[o] + Σ_{k, l, i} x[p + k - padding, q + l - padding, i] · W[k, l, i, o], x
/// zero outside the image; and max(0, y) if a ReLU follows.
///
/// Each sample is copied into a margin of zeros as wide as the padding. Its windows are then the rows of a matrix that is
/// already in memory, K runs of K·I values, and need not be copied.
struct Convolution: Layer {
  /// I × H × W
  let inputShape: ActivationShape
  /// O × P × Q
  let outputShape: ActivationShape
  /// K
  let kernel: Int
  let padding: Int
  /// Whether the layer also computes the ReLU that follows it, while the values are in registers.
  let rectifies: Bool

  var inputCount: Int { inputShape.count }
  var outputCount: Int { outputShape.count }
  private var inputs: Int { inputShape.channels }
  private var outputs: Int { outputShape.channels }
  /// K·K·I: the values of a window.
  private var depth: Int { kernel * kernel * inputs }

  var tensors: [TensorLayout] { [weight, bias] }
  private var weight: TensorLayout {
    TensorLayout(role: .weight, shape: [outputs, inputs, kernel, kernel])
  }
  private var bias: TensorLayout { TensorLayout(role: .bias, shape: [outputs]) }

  var multiplications: Int { outputCount * depth }
  var preparedCount: Int {
    winograd?.preparedCount ?? kernel * kernel * wholePanels(outputs) * wholePanels(inputs)
  }
  /// How training computes the layer, where that is faster.
  private var winograd: WinogradConvolution? { WinogradConvolution(self) }

  /// The layout of one sample's input.
  private var paddedInput: PaddedImage {
    PaddedImage(shape: inputShape, margin: padding, channels: inputs)
  }
  /// The layout of one sample's output gradient: with this margin, the input gradient is a convolution of it. Channels
  /// are padded to whole panels.
  private var paddedGradient: PaddedImage {
    PaddedImage(shape: outputShape, margin: kernel - 1 - padding, channels: wholePanels(outputs))
  }

  func scratchCount(samples: Int) -> Int {
    max(wholePanels(paddedInput.count) + paddedGradient.count, winograd?.scratchCount(samples: samples) ?? 0)
  }

  /// W with its kernel positions in reverse order, inputs and outputs exchanged.
  func prepare(_ parameters: UnsafePointer<Float>, into prepared: UnsafeMutablePointer<Float>) {
    if let winograd { return winograd.prepare(parameters, into: prepared) }
    matrix_pack_transposed(parameters, kernel * kernel, inputs, outputs, prepared)
  }

  func forward(_ pass: ForwardPass) {
    if let prepared = pass.prepared, let winograd { return winograd.forward(pass, prepared) }
    paddedInput.clear(pass.scratch)
    for sample in 0..<pass.samples {
      let input = paddedInput(pass.input + sample * inputCount, pass.scratch)
      // output (P·Q, O) = windows (P·Q, K·K·I) · W (K·K·I, O) + b (O)
      multiply { product in
        product.rows = outputShape.height * outputShape.width
        product.columns = outputs
        product.runs = kernel
        product.steps = kernel * inputs
        product.a = input
        product.a_row = inputs
        product.a_group = outputShape.width
        product.a_gap = paddedInput.pitch - outputShape.width * inputs
        product.a_run = paddedInput.pitch
        product.b = pass.parameters
        product.b_panel = depth * panelColumns
        product.b_run = product.steps * panelColumns
        product.bias = pass.parameters + weight.packedCount
        product.c = pass.output + sample * outputCount
        product.c_row = outputs
        product.rectify = rectifies
      }
    }
  }

  func backward(_ pass: BackwardPass) {
    if let winograd { return winograd.backward(pass) }
    let inputScratch = pass.scratch
    let gradientScratch = pass.scratch + wholePanels(paddedInput.count)
    paddedInput.clear(inputScratch)
    paddedGradient.clear(gradientScratch)
    for sample in 0..<pass.samples {
      let accumulates = pass.accumulates || sample > 0
      copy_gradient(
        outputShape.height, outputShape.width, outputs, pass.outputGradient + sample * outputCount,
        rectifies ? pass.output + sample * outputCount : nil, gradientScratch + paddedGradient.interior,
        paddedGradient.pitch, paddedGradient.channels, pass.parameterGradient + weight.packedCount,
        accumulates)
      let input = paddedInput(pass.input + sample * inputCount, inputScratch)
      addWeightGradient(
        input, gradientScratch, into: pass.parameterGradient, accumulates: accumulates)
      if let inputGradient = pass.inputGradient {
        computeInputGradient(gradientScratch, pass.prepared, into: inputGradient + sample * inputCount)
      }
    }
  }

  /// weight gradient (K, K·I, O) += for each of the kernel's K rows: shifted inputᵀ (K·I, P·Q) · outputGradient (P·Q, O)
  private func addWeightGradient(
    _ input: UnsafePointer<Float>, _ gradient: UnsafePointer<Float>,
    into weightGradient: UnsafeMutablePointer<Float>, accumulates: Bool
  ) {
    for kernelRow in 0..<kernel {
      multiply { product in
        product.rows = kernel * inputs
        product.columns = wholePanels(outputs)
        product.runs = outputShape.height
        product.steps = outputShape.width
        product.a = input + kernelRow * paddedInput.pitch
        product.a_row = 1
        product.a_run = paddedInput.pitch
        product.a_step = inputs
        product.b = gradient + paddedGradient.interior
        product.b_panel = panelColumns
        product.b_run = paddedGradient.pitch
        product.b_step = paddedGradient.channels
        product.c = weightGradient + kernelRow * kernel * inputs * panelColumns
        product.c_panel = depth * panelColumns
        product.c_row = panelColumns
        product.accumulate = accumulates
      }
    }
  }

  /// input gradient (H·W, I) = windows of outputGradient (H·W, K·K·O) · reversed Wᵀ (K·K·O, I)
  private func computeInputGradient(
    _ gradient: UnsafePointer<Float>, _ prepared: UnsafePointer<Float>,
    into inputGradient: UnsafeMutablePointer<Float>
  ) {
    let padded = paddedGradient
    multiply { product in
      product.rows = inputShape.height * inputShape.width
      product.columns = inputs
      product.runs = kernel
      product.steps = kernel * padded.channels
      product.a = gradient
      product.a_row = padded.channels
      product.a_group = inputShape.width
      product.a_gap = padded.pitch - inputShape.width * padded.channels
      product.a_run = padded.pitch
      product.b = prepared
      product.b_panel = kernel * product.steps * panelColumns
      product.b_run = product.steps * panelColumns
      product.c = inputGradient
      product.c_row = inputs
    }
  }

  /// The sample inside its margin, in `scratch`; without padding, the sample itself.
  private func paddedInput(
    _ input: UnsafePointer<Float>, _ scratch: UnsafeMutablePointer<Float>
  ) -> UnsafePointer<Float> {
    guard padding > 0 else { return input }
    paddedInput.fill(scratch, from: input)
    return UnsafePointer(scratch)
  }
}
