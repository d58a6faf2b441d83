/// y = max(0, x), for a ReLU that the layer before it does not compute.
struct ReLU: Layer {
  let inputCount: Int
  var outputCount: Int { inputCount }

  /// output = max(0, input)
  func forward(_ pass: ForwardPass) {
    for index in 0..<pass.samples * inputCount { pass.output[index] = max(0, pass.input[index]) }
  }

  /// inputGradient = outputGradient where output > 0, else 0
  func backward(_ pass: BackwardPass) {
    guard let inputGradient = pass.inputGradient else { return }
    for index in 0..<pass.samples * inputCount {
      inputGradient[index] = pass.output[index] > 0 ? pass.outputGradient[index] : 0
    }
  }
}
