import CMatrixProduct

/// y = (x - mean) / √(variance + ε) · scale + shift, channel by channel, and max(0, y) if a ReLU follows.
///
/// During training, mean and variance are those of a block of samples, 16 to 31 of a batch that has that many. Such
/// "ghost" batches (Hoffer, Hubara, Soudry, "Train longer, generalize better", 2017) let threads work without waiting
/// for one another. At inference they are running means over the updates, of the mean and of the unbiased variance.
///
/// Ioffe and Szegedy, "Batch normalization", 2015.
struct BatchNorm: Layer {
  /// C × H × W
  let shape: ActivationShape
  /// Whether the layer also computes the ReLU that follows it, while the values are in registers.
  let rectifies: Bool

  static let epsilon: Float = 1e-5

  var inputCount: Int { shape.count }
  var outputCount: Int { shape.count }
  private var channels: Int { shape.channels }
  private var pixels: Int { shape.height * shape.width }
  /// The distance between arrays of one value per channel.
  private var stride: Int { wholePanels(channels) }

  var tensors: [TensorLayout] { [.scale, .shift].map { TensorLayout(role: $0, shape: [channels]) } }
  var statistics: [TensorLayout] { [.mean, .variance].map { TensorLayout(role: $0, shape: [channels]) } }

  func scratchCount(samples: Int) -> Int { 9 * stride }

  func forward(_ pass: ForwardPass) {
    let values = pass.samples * pixels
    var (mean, variance) = (pass.statistics, pass.statistics + stride)
    if pass.randomness != nil {
      let (blockMean, blockVariance) = (pass.scratch, pass.scratch + stride)
      channel_moments(values, channels, pass.input, blockMean, blockVariance)
      (mean, variance) = (UnsafePointer(blockMean), UnsafePointer(blockVariance))
    }
    let (factor, summand) = (pass.scratch + 2 * stride, pass.scratch + 3 * stride)
    for channel in 0..<channels {
      (factor[channel], summand[channel]) = affine(
        channel, pass.parameters, mean: mean[channel], variance: variance[channel])
    }
    channel_affine(values, channels, pass.input, factor, summand, rectifies, pass.output)
  }

  /// The factor and summand of y = factor · x + summand, for a given mean and variance of x.
  func affine(
    _ channel: Int, _ parameters: UnsafePointer<Float>, mean: Float, variance: Float
  ) -> (factor: Float, summand: Float) {
    let factor = parameters[channel] / (variance + BatchNorm.epsilon).squareRoot()
    return (factor, parameters[stride + channel] - mean * factor)
  }

  /// With x̂ the normalized x, and N the number of values in a channel:
  /// ∂scale = Σ ∂y · x̂; ∂shift = Σ ∂y; ∂x = scale / √(variance + ε) · (∂y - ∂shift / N - x̂ · ∂scale / N)
  func backward(_ pass: BackwardPass) {
    let values = pass.samples * pixels
    let arrays = (0..<9).map { pass.scratch + $0 * stride }
    let (mean, variance, factors, summands) = (arrays[0], arrays[1], arrays[2], arrays[3])
    let (sum, product) = (arrays[4], arrays[5])
    channel_moments(values, channels, pass.input, mean, variance)
    for channel in 0..<channels {
      (factors[channel], summands[channel]) = affine(
        channel, pass.parameters, mean: mean[channel], variance: variance[channel])
    }
    channel_gradient_sums(
      values, channels, pass.outputGradient, pass.input, factors, summands, rectifies, mean, sum, product)
    for channel in 0..<channels {
      let reciprocal = 1 / (variance[channel] + BatchNorm.epsilon).squareRoot()
      let scaleGradient = product[channel] * reciprocal
      let factor = pass.parameters[channel] * reciprocal
      let ofInput = -factor * reciprocal * scaleGradient / Float(values)
      // ∂x = factor · ∂y + ofInput · x + a constant that is the same for all x.
      arrays[6][channel] = factor
      arrays[7][channel] = ofInput
      arrays[8][channel] = -factor * sum[channel] / Float(values) - ofInput * mean[channel]

      add(scaleGradient, to: pass.parameterGradient + channel, pass.accumulates)
      add(sum[channel], to: pass.parameterGradient + stride + channel, pass.accumulates)
      let unbiased = variance[channel] * Float(values) / Float(max(values - 1, 1))
      add(Float(pass.samples) * mean[channel], to: pass.statistics + channel, pass.accumulates)
      add(Float(pass.samples) * unbiased, to: pass.statistics + stride + channel, pass.accumulates)
    }
    guard let inputGradient = pass.inputGradient else { return }
    channel_combination(
      values, channels, pass.outputGradient, pass.input, factors, summands, rectifies, arrays[6], arrays[7],
      arrays[8], inputGradient)
  }

  private func add(_ value: Float, to sum: UnsafeMutablePointer<Float>, _ accumulates: Bool) {
    sum.pointee = accumulates ? sum.pointee + value : value
  }
}
