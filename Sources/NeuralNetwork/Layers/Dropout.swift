/// During training, y = x / (1 - rate) with probability 1 - rate, otherwise 0. At inference, y = x.
///
/// N. Srivastava et al., "Dropout: a simple way to prevent neural networks from overfitting", 2014. Scaling during
/// training keeps the mean, so that inference needs no scaling.
struct Dropout: Layer {
  let inputCount: Int
  /// 0 ≤ rate < 1.
  let rate: Float
  /// The layer's index in the network, so that no two layers use the same random numbers.
  let index: Int

  var outputCount: Int { inputCount }

  func forward(_ pass: ForwardPass) {
    guard let randomness = pass.randomness else {
      pass.output.update(from: pass.input, count: pass.samples * inputCount)
      return
    }
    for sample in 0..<pass.samples {
      let first = sample * inputCount
      drop(
        pass.input + first, into: pass.output + first, randomness.generator(sample: sample, layer: index))
    }
  }

  /// The forward pass's random numbers are generated again instead of being stored.
  func backward(_ pass: BackwardPass) {
    guard let inputGradient = pass.inputGradient else { return }
    for sample in 0..<pass.samples {
      let first = sample * inputCount
      drop(
        pass.outputGradient + first, into: inputGradient + first,
        pass.randomness.generator(sample: sample, layer: index))
    }
  }

  private func drop(
    _ values: UnsafePointer<Float>, into kept: UnsafeMutablePointer<Float>, _ generator: SeededGenerator
  ) {
    var generator = generator
    let scale = 1 / (1 - rate)
    for index in 0..<inputCount { kept[index] = generator.nextUniform() < rate ? 0 : scale * values[index] }
  }
}

/// The random numbers of a block in training. They depend on the update, the sample's position in the batch and the
/// layer, not on the thread.
struct TrainingRandomness {
  let seed: UInt64
  /// Updates done before this one.
  let step: Int
  /// The position in the batch of the block's first sample.
  let firstSample: Int

  func generator(sample: Int, layer: Int) -> SeededGenerator {
    SeededGenerator(
      seed: seed,
      streams: RandomStream.dropout.rawValue, UInt64(step), UInt64(firstSample + sample), UInt64(layer))
  }
}
