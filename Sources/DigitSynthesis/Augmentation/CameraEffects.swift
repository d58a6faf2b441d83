import NeuralNetwork

/// Moves each inner pixel of 28×28 ink by `fraction` (0…1) toward the mean of itself and its four neighbors.
func blur(_ digit: UnsafeMutableBufferPointer<Float>, fraction: Float) {
  let sharp = Array(digit)
  sharp.withUnsafeBufferPointer { sharp in
    for y in 1..<27 {
      for x in 1..<27 {
        let i = y * 28 + x
        let mean = (sharp[i] + sharp[i - 1] + sharp[i + 1] + sharp[i - 28] + sharp[i + 28]) / 5
        digit[i] += fraction * (mean - sharp[i])
      }
    }
  }
}

/// Adds uniform noise of a standard deviation to ink, and clamps the result to 0…1.
func addNoise(
  to digit: UnsafeMutableBufferPointer<Float>, deviation: Float, using generator: inout SeededGenerator
) {
  // The uniform distribution over −a…a has the standard deviation a / √3.
  let amplitude = deviation * Float(3).squareRoot()
  for i in digit.indices {
    digit[i] = min(max(digit[i] + generator.nextUniform(in: -amplitude...amplitude), 0), 1)
  }
}
