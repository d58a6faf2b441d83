import CMatrixProduct

/// Cross-correlation, stride 1: y[p, q, o] = b[o] + Σ_{k, l, i} x[p + k - padding, q + l - padding, i] · W[k, l, i, o], x
/// zero outside the image; and max(0, y) where a ReLU follows.
///
/// A sample is copied into a frame of zeros as wide as the padding. Then the windows of one row of the output are
/// the rows of a matrix that lies there already, K runs of K·I values, and no copy of the windows is made.
struct Convolution: Layer {
  /// I × H × W
  let inputShape: ActivationShape
  /// O × P × Q
  let outputShape: ActivationShape
  /// K
  let kernel: Int
  let padding: Int
  /// Whether the ReLU that follows is computed here, while the values are at hand.
  let rectifies: Bool

  var inputCount: Int { inputShape.count }
  var outputCount: Int { outputShape.count }
  private var inputs: Int { inputShape.channels }
  private var outputs: Int { outputShape.channels }
  /// K·K·I: values of a window.
  private var depth: Int { kernel * kernel * inputs }

  var tensors: [TensorLayout] { [weight, bias] }
  private var weight: TensorLayout {
    TensorLayout(role: .weight, shape: [outputs, inputs, kernel, kernel])
  }
  private var bias: TensorLayout { TensorLayout(role: .bias, shape: [outputs]) }

  var multiplications: Int { outputCount * depth }
  var transposedCount: Int { kernel * kernel * wholePanels(outputs) * wholePanels(inputs) }

  /// The input of one sample in its frame.
  private var inputFrame: Frame { Frame(shape: inputShape, margin: padding, channels: inputs) }
  /// The output's gradient of one sample, in the frame through which the input's gradient is a convolution, with
  /// whole panels of channels.
  private var gradientFrame: Frame {
    Frame(shape: outputShape, margin: kernel - 1 - padding, channels: wholePanels(outputs))
  }

  func scratchCount(samples: Int) -> Int { wholePanels(inputFrame.count) + gradientFrame.count }

  /// W with its positions in reverse, inputs and outputs exchanged.
  func transpose(_ parameters: UnsafePointer<Float>, into transposed: UnsafeMutablePointer<Float>) {
    matrix_pack_transposed(parameters, kernel * kernel, inputs, outputs, transposed)
  }

  func forward(_ pass: ForwardPass) {
    inputFrame.clear(pass.scratch)
    for sample in 0..<pass.samples {
      let input = framedInput(pass.input + sample * inputCount, pass.scratch)
      let output = pass.output + sample * outputCount
      for row in 0..<outputShape.height {
        // output row (Q, O) = windows (Q, K·K·I) · W (K·K·I, O) + b (O)
        multiply { product in
          product.rows = outputShape.width
          product.columns = outputs
          product.runs = kernel
          product.steps = kernel * inputs
          product.a = input + row * inputFrame.pitch
          product.a_row = inputs
          product.a_run = inputFrame.pitch
          product.b = pass.parameters
          product.b_panel = depth * panelColumns
          product.b_run = product.steps * panelColumns
          product.bias = pass.parameters + weight.innerCount
          product.c = output + row * outputShape.width * outputs
          product.c_row = outputs
          product.rectify = rectifies
        }
      }
    }
  }

  func backward(_ pass: BackwardPass) {
    let inputScratch = pass.scratch
    let gradientScratch = pass.scratch + wholePanels(inputFrame.count)
    inputFrame.clear(inputScratch)
    gradientFrame.clear(gradientScratch)
    for sample in 0..<pass.samples {
      let accumulates = pass.accumulates || sample > 0
      frame_gradient(
        outputShape.height, outputShape.width, outputs, pass.outputGradient + sample * outputCount,
        rectifies ? pass.output + sample * outputCount : nil, gradientScratch + gradientFrame.interior,
        gradientFrame.pitch, gradientFrame.channels, pass.parameterGradient + weight.innerCount, accumulates)
      let input = framedInput(pass.input + sample * inputCount, inputScratch)
      addWeightGradient(
        input, gradientScratch, into: pass.parameterGradient, accumulates: accumulates)
      if let inputGradient = pass.inputGradient {
        computeInputGradient(gradientScratch, pass.transposed, into: inputGradient + sample * inputCount)
      }
    }
  }

  /// weight gradient (K, K·I, O) += for each of K rows of the kernel: shifted inputᵀ (K·I, P·Q) · outputGradient (P·Q, O)
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
        product.a = input + kernelRow * inputFrame.pitch
        product.a_row = 1
        product.a_run = inputFrame.pitch
        product.a_step = inputs
        product.b = gradient + gradientFrame.interior
        product.b_panel = panelColumns
        product.b_run = gradientFrame.pitch
        product.b_step = gradientFrame.channels
        product.c = weightGradient + kernelRow * kernel * inputs * panelColumns
        product.c_panel = depth * panelColumns
        product.c_row = panelColumns
        product.accumulate = accumulates
      }
    }
  }

  /// input gradient row (W, I) = windows of outputGradient (W, K·K·O) · reversed Wᵀ (K·K·O, I)
  private func computeInputGradient(
    _ gradient: UnsafePointer<Float>, _ transposed: UnsafePointer<Float>,
    into inputGradient: UnsafeMutablePointer<Float>
  ) {
    let frame = gradientFrame
    for row in 0..<inputShape.height {
      multiply { product in
        product.rows = inputShape.width
        product.columns = inputs
        product.runs = kernel
        product.steps = kernel * frame.channels
        product.a = gradient + row * frame.pitch
        product.a_row = frame.channels
        product.a_run = frame.pitch
        product.b = transposed
        product.b_panel = kernel * product.steps * panelColumns
        product.b_run = product.steps * panelColumns
        product.c = inputGradient + row * inputShape.width * inputs
        product.c_row = inputs
      }
    }
  }

  /// The sample in its frame, which `scratch` holds; without padding, the sample itself.
  private func framedInput(
    _ input: UnsafePointer<Float>, _ scratch: UnsafeMutablePointer<Float>
  ) -> UnsafePointer<Float> {
    guard padding > 0 else { return input }
    inputFrame.fill(scratch, from: input)
    return UnsafePointer(scratch)
  }
}
