/// The forward and the backward pass of a block of samples through all layers. Inference, training and traces call them
/// with different buffers.
extension LayerSequence {
  /// Computes the output of each layer, first to last.
  ///
  /// - Parameters:
  ///   - samples: B, the number of samples in the block.
  ///   - input: (B, inputCount)
  ///   - parameters: All layers' tensors, `parameterCount` values.
  ///   - prepared: The weights as `prepare` lays them out; nil at inference.
  ///   - randomness: nil at inference.
  ///   - scratch: `scratchCount(samples:)` values.
  ///   - output: The buffer for the output of the layer of an index, (B, values per sample). It must differ from the
  ///     buffer of the layer before.
  func forward(
    samples: Int, input: UnsafePointer<Float>, parameters: UnsafePointer<Float>,
    prepared: UnsafePointer<Float>? = nil, randomness: TrainingRandomness?,
    scratch: UnsafeMutablePointer<Float>,
    output: (Int) -> UnsafeMutablePointer<Float>
  ) {
    var current = input
    for (index, entry) in entries.enumerated() {
      let next = output(index)
      entry.layer.forward(
        ForwardPass(
          samples: samples, input: current, output: next, parameters: parameters + entry.parameterOffset,
          statistics: parameters + entry.statisticsOffset,
          prepared: index == 0 ? nil : prepared.map { $0 + entry.preparedOffset }, randomness: randomness,
          scratch: scratch))
      current = UnsafePointer(next)
    }
  }

  /// Computes the gradients of each layer, last to first.
  ///
  /// - Parameters:
  ///   - samples: B, the number of samples in the block.
  ///   - parameters: As in the forward pass.
  ///   - prepared: The weights as `prepare` lays them out.
  ///   - randomness: As in the forward pass.
  ///   - scratch: `scratchCount(samples:)` values.
  ///   - gradient: Receives ∂loss/∂parameter of all layers, `parameterCount` values.
  ///   - accumulates: Whether gradients are added to what `gradient` holds; otherwise they replace it.
  ///   - activation: The input of the layer of an index, and at `entries.count` the output of the last layer, as the
  ///     forward pass left them.
  ///   - outputGradient: ∂loss/∂output of the layer of an index; called just before that layer's turn. The layer may
  ///     overwrite it.
  ///   - inputGradient: The buffer for ∂loss/∂input of the layer of an index, except the first.
  func backward(
    samples: Int, parameters: UnsafePointer<Float>, prepared: UnsafePointer<Float>,
    randomness: TrainingRandomness, scratch: UnsafeMutablePointer<Float>,
    gradient: UnsafeMutablePointer<Float>, accumulates: Bool,
    activation: (Int) -> UnsafeMutablePointer<Float>,
    outputGradient: (Int) -> UnsafeMutablePointer<Float>,
    inputGradient: (Int) -> UnsafeMutablePointer<Float>
  ) {
    for (index, entry) in entries.enumerated().reversed() {
      entry.layer.backward(
        BackwardPass(
          samples: samples, input: activation(index), output: activation(index + 1),
          outputGradient: outputGradient(index), inputGradient: index == 0 ? nil : inputGradient(index),
          parameterGradient: gradient + entry.parameterOffset,
          parameters: parameters + entry.parameterOffset, statistics: gradient + entry.statisticsOffset,
          accumulates: accumulates, prepared: prepared + entry.preparedOffset, randomness: randomness,
          scratch: scratch))
    }
  }
}
