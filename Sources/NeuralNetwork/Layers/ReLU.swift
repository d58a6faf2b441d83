/// y = max(0, x), where no layer before it takes it over.
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

/// The gradient before a ReLU from the one after it, in place: 0 wherever the ReLU put out 0.
func maskRectified(count: Int, output: UnsafePointer<Float>, gradient: UnsafeMutablePointer<Float>) {
  for index in 0..<count { gradient[index] = output[index] > 0 ? gradient[index] : 0 }
}

/// sums (columns) = the sum of the rows of values (rows, columns), which is the gradient of a bias; or that added.
func sumColumns(
  rows: Int, columns: Int, _ values: UnsafePointer<Float>, into sums: UnsafeMutablePointer<Float>,
  accumulates: Bool
) {
  if !accumulates { sums.update(repeating: 0, count: wholePanels(columns)) }
  for row in 0..<rows {
    for column in 0..<columns { sums[column] += values[row * columns + column] }
  }
}
