/// In training, y = x / (1 - rate) with probability 1 - rate, else 0; otherwise y = x.
///
/// N. Srivastava et al., "Dropout: a simple way to prevent neural networks from overfitting", 2014; scaled in
/// training, so that nothing is to be done when the network is used.
struct Dropout: Layer {
  let inputCount: Int
  /// 0 ≤ rate < 1.
  let rate: Float
  /// The layer's place in the network, so that no two draw the same.
  let index: Int

  var outputCount: Int { inputCount }

  func forward(_ pass: ForwardPass) {
    guard let draws = pass.draws else {
      pass.output.update(from: pass.input, count: pass.samples * inputCount)
      return
    }
    for sample in 0..<pass.samples {
      let first = sample * inputCount
      drop(pass.input + first, into: pass.output + first, draws.generator(sample: sample, layer: index))
    }
  }

  /// What was kept is drawn again rather than remembered.
  func backward(_ pass: BackwardPass) {
    guard let inputGradient = pass.inputGradient else { return }
    for sample in 0..<pass.samples {
      let first = sample * inputCount
      drop(
        pass.outputGradient + first, into: inputGradient + first,
        pass.draws.generator(sample: sample, layer: index))
    }
  }

  private func drop(
    _ values: UnsafePointer<Float>, into kept: UnsafeMutablePointer<Float>, _ generator: SeededGenerator
  ) {
    var generator = generator
    let scale = 1 / (1 - rate)
    for place in 0..<inputCount { kept[place] = generator.nextUniform() < rate ? 0 : scale * values[place] }
  }
}

/// Where a layer that draws numbers in training gets them: they depend on the step, the sample's place in the
/// batch and the layer, not on the thread.
struct Draws {
  let seed: UInt64
  /// The update.
  let step: Int
  /// The place in the batch of the block's first sample.
  let firstSample: Int

  func generator(sample: Int, layer: Int) -> SeededGenerator {
    SeededGenerator(
      seed: seed,
      streams: RandomStream.dropout.rawValue, UInt64(step), UInt64(firstSample + sample), UInt64(layer))
  }
}
