import CMatrixProduct

/// A convolution in training, with K = 3, by Winograd's minimal filtering F(4×4, 3×3): a tile of 4×4 outputs takes 36
/// multiplications per pair of channels instead of 144. `Winograd.h` states the transforms and their source.
///
/// The rounding error is about three times that of `Convolution`, which is exact enough for gradients. Inference does
/// without it: transforming the weights takes longer than one image.
///
/// T: tiles computed together, as many as keep their transforms within a core's own cache.
struct WinogradConvolution {
  /// I × H × W
  let inputShape: ActivationShape
  /// O × P × Q
  let outputShape: ActivationShape
  let padding: Int
  let rectifies: Bool

  private static let positions = Int(WINOGRAD_POSITIONS)
  private static let maximumTiles = 28

  private var inputs: Int { inputShape.channels }
  private var outputs: Int { outputShape.channels }
  /// Floats of I × O in panels.
  private var weightCount: Int { inputs * wholePanels(outputs) }
  private var transposedWeightCount: Int { wholePanels(inputs) * wholePanels(outputs) }

  /// nil where the direct computation is faster: channels do not fill vectors, or tiles reach far beyond the image.
  init?(_ layer: Convolution) {
    (inputShape, outputShape) = (layer.inputShape, layer.outputShape)
    (padding, rectifies) = (layer.padding, layer.rectifies)
    let fillsVectors = [inputs, outputs].allSatisfy {
      $0 % Int(WINOGRAD_CHANNELS) == 0 && $0 <= Int(WINOGRAD_MAXIMUM_CHANNELS)
    }
    guard layer.kernel == 3, fillsVectors, 6 * tilesPerSample <= outputShape.height * outputShape.width else {
      return nil
    }
  }

  private var tilesPerSample: Int {
    winograd_side(inputShape.height, padding) * winograd_side(inputShape.width, padding)
  }

  /// The transformed weights, 36 matrices (I, O), and their transposes, 36 matrices (O, I).
  var preparedCount: Int { Self.positions * (weightCount + transposedWeightCount) }

  func prepare(_ parameters: UnsafePointer<Float>, into prepared: UnsafeMutablePointer<Float>) {
    winograd_weights(parameters, inputs, outputs, prepared)
    for position in 0..<Self.positions {
      matrix_pack_transposed(
        prepared + position * weightCount, 1, inputs, outputs,
        prepared + Self.positions * weightCount + position * transposedWeightCount)
    }
  }

  /// Transformed inputs (36, T, I), transformed outputs (36, T, O) and the transformed weight gradient (36, I, O).
  func scratchCount(samples: Int) -> Int {
    let tiles = min(samples * tilesPerSample, Self.maximumTiles)
    return Self.positions
      * (winograd_stride(tiles, inputs) + winograd_stride(tiles, outputs) + weightCount)
  }

  /// transformed outputs (T, O) = transformed inputs (T, I) · transformed weights (I, O), at each position
  func forward(_ pass: ForwardPass, _ prepared: UnsafePointer<Float>) {
    forEachTiles(of: pass.samples) { input, output in
      let (inputStride, outputStride) = (
        winograd_stride(input.count, inputs), winograd_stride(output.count, outputs)
      )
      let transformedOutput = pass.scratch + Self.positions * inputStride
      winograd_input(&input, pass.input, pass.scratch)
      for position in 0..<Self.positions {
        multiply { product in
          product.rows = input.count
          product.columns = outputs
          product.steps = inputs
          product.a = UnsafePointer(pass.scratch + position * inputStride)
          product.a_row = inputs
          product.b = prepared + position * weightCount
          product.b_panel = inputs * panelColumns
          product.c = transformedOutput + position * outputStride
          product.c_row = outputs
        }
      }
      let bias = pass.parameters + 9 * weightCount
      winograd_output(&output, transformedOutput, bias, rectifies, pass.output)
    }
  }

  func backward(_ pass: BackwardPass) {
    // The block is treated as an image one pixel high, in place.
    copy_gradient(
      1, pass.samples * outputShape.height * outputShape.width, outputs, pass.outputGradient,
      rectifies ? pass.output : nil, pass.outputGradient, 0, outputs,
      pass.parameterGradient + 9 * weightCount,
      pass.accumulates)
    pass.inputGradient?.update(repeating: 0, count: pass.samples * inputShape.count)

    let weightGradient = pass.scratch
    let transformedInput = weightGradient + Self.positions * weightCount
    forEachTiles(of: pass.samples) { input, output in
      let (inputStride, outputStride) = (
        winograd_stride(input.count, inputs), winograd_stride(output.count, outputs)
      )
      let gradient = transformedInput + Self.positions * inputStride
      winograd_input(&input, pass.input, transformedInput)
      winograd_output_gradient(&output, pass.outputGradient, gradient)
      for position in 0..<Self.positions {
        // transformed weight gradient (I, O) += transformed inputsᵀ (I, T) · transformed output gradient (T, O)
        multiply { product in
          product.rows = inputs
          product.columns = outputs
          product.steps = input.count
          product.a = UnsafePointer(transformedInput + position * inputStride)
          product.a_row = 1
          product.a_step = inputs
          product.b = UnsafePointer(gradient + position * outputStride)
          product.b_panel = panelColumns
          product.b_step = outputs
          product.c = weightGradient + position * weightCount
          product.c_panel = inputs * panelColumns
          product.c_row = panelColumns
          product.accumulate = input.first > 0
        }
        guard pass.inputGradient != nil else { continue }
        // transformed input gradient (T, I) = transformed output gradient (T, O) · transformed weightsᵀ (O, I)
        multiply { product in
          product.rows = input.count
          product.columns = inputs
          product.steps = outputs
          product.a = UnsafePointer(gradient + position * outputStride)
          product.a_row = outputs
          product.b = pass.prepared + Self.positions * weightCount + position * transposedWeightCount
          product.b_panel = wholePanels(outputs) * panelColumns
          product.c = transformedInput + position * inputStride
          product.c_row = inputs
        }
      }
      if let inputGradient = pass.inputGradient {
        winograd_input_gradient(&input, transformedInput, inputGradient)
      }
    }
    winograd_weight_gradient(weightGradient, inputs, outputs, pass.parameterGradient, pass.accumulates)
  }

  /// Calls `body` with all tiles of a block of samples, at most `maximumTiles` at a time: as tiles of the input and as
  /// the same tiles of the output.
  private func forEachTiles(
    of samples: Int, _ body: (_ input: inout winograd_tiles, _ output: inout winograd_tiles) -> Void
  ) {
    let total = samples * tilesPerSample
    let parts = (total + Self.maximumTiles - 1) / Self.maximumTiles
    for part in 0..<parts {
      let first = part * total / parts
      var input = winograd_tiles(
        first: first, count: (part + 1) * total / parts - first, height: inputShape.height,
        width: inputShape.width, padding: padding, channels: inputs)
      var output = input
      output.channels = outputs
      body(&input, &output)
    }
  }
}
