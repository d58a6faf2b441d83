/// Reorders an image from H × W × C, as layers compute it, to C × H × W, the order in which a dense layer's weights
/// count its inputs, as in PyTorch.
struct Flatten: Layer {
  let shape: ActivationShape

  var inputCount: Int { shape.count }
  var outputCount: Int { shape.count }
  private var pixels: Int { shape.height * shape.width }

  /// output (B, C, H·W) from input (B, H·W, C)
  func forward(_ pass: ForwardPass) {
    for sample in 0..<pass.samples {
      let input = pass.input + sample * inputCount
      let output = pass.output + sample * inputCount
      for channel in 0..<shape.channels {
        for pixel in 0..<pixels { output[channel * pixels + pixel] = input[pixel * shape.channels + channel] }
      }
    }
  }

  /// input gradient (B, H·W, C) from output gradient (B, C, H·W)
  func backward(_ pass: BackwardPass) {
    guard let inputGradient = pass.inputGradient else { return }
    for sample in 0..<pass.samples {
      let input = inputGradient + sample * inputCount
      let output = pass.outputGradient + sample * inputCount
      for channel in 0..<shape.channels {
        for pixel in 0..<pixels { input[pixel * shape.channels + channel] = output[channel * pixels + pixel] }
      }
    }
  }
}
