import SystemSupport

/// One update of the parameters from their gradient: an optimizer's rule with the numbers of this update.
///
/// The rules and their details (weight decay on every parameter, the position of ε) are PyTorch's.
struct Update {
  let optimizer: Optimizer
  let rate: Float
  let weightDecay: Float
  let averagingDecay: Float?
  /// t, from 1.
  let step: Int

  /// Updates the parameters and their moments at the indices in `range`.
  func apply(
    _ range: Range<Int>, values: UnsafeMutablePointer<Float>, gradient: UnsafePointer<Float>,
    moments: [UnsafeMutablePointer<Float>]
  ) {
    switch optimizer {
    case .sgd:
      for i in range { values[i] -= rate * (gradient[i] + weightDecay * values[i]) }
    case .momentum(let momentum):
      let velocity = moments[0]
      for i in range {
        velocity[i] = momentum * velocity[i] + (gradient[i] + weightDecay * values[i])
        values[i] -= rate * velocity[i]
      }
    case .adam(let beta1, let beta2, let epsilon):
      adam(
        range, values, gradient, moments[0], moments[1], beta1, beta2, epsilon, decayOfGradient: weightDecay,
        decayOfValue: 0)
    case .adamW(let beta1, let beta2, let epsilon):
      adam(
        range, values, gradient, moments[0], moments[1], beta1, beta2, epsilon, decayOfGradient: 0,
        decayOfValue: rate * weightDecay)
    }
  }

  /// Moves the running statistics at the indices in `range` by a tenth toward those of the batch. Up to the tenth update
  /// they are plain means of all batches.
  func updateStatistics(
    _ range: Range<Int>, values: UnsafeMutablePointer<Float>, sums: UnsafePointer<Float>, samples: Int
  ) {
    let fraction = max(0.1, 1 / Float(step))
    for i in range { values[i] += fraction * (sums[i] / Float(samples) - values[i]) }
  }

  /// Moves the averaged parameters at the indices in `range` toward the parameters; in the first updates faster, so that
  /// the initial parameters lose their weight.
  func updateAverage(
    _ range: Range<Int>, values: UnsafePointer<Float>, into average: UnsafeMutablePointer<Float>
  ) {
    guard let averagingDecay else { return }
    let decay = min(averagingDecay, Float(1 + step) / Float(10 + step))
    for i in range { average[i] = decay * average[i] + (1 - decay) * values[i] }
  }

  /// m = β₁·m + (1 - β₁)·g; v = β₂·v + (1 - β₂)·g²; w -= rate · (m / (1 - β₁ᵗ)) / (√(v / (1 - β₂ᵗ)) + ε)
  private func adam(
    _ range: Range<Int>, _ values: UnsafeMutablePointer<Float>, _ gradient: UnsafePointer<Float>,
    _ first: UnsafeMutablePointer<Float>, _ second: UnsafeMutablePointer<Float>,
    _ beta1: Float, _ beta2: Float, _ epsilon: Float, decayOfGradient: Float, decayOfValue: Float
  ) {
    let firstRate = Float(Double(rate) / (1 - pow(Double(beta1), Double(step))))
    let secondScale = Float(1 / (1 - pow(Double(beta2), Double(step))).squareRoot())
    for i in range {
      let g = gradient[i] + decayOfGradient * values[i]
      first[i] = beta1 * first[i] + (1 - beta1) * g
      second[i] = beta2 * second[i] + (1 - beta2) * g * g
      let value = values[i] - decayOfValue * values[i]
      values[i] = value - firstRate * first[i] / (second[i].squareRoot() * secondScale + epsilon)
    }
  }
}
