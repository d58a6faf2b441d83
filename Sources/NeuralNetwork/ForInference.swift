extension Network {
  /// The same network without the layers that only training needs: dropout layers are removed, and batch
  /// normalizations are folded into the weights and biases of the layers before them,
  /// W' = W · f and b' = (b - mean) · f + shift, with f = scale / √(variance + ε).
  public var forInference: Network {
    guard architecture.layers.contains(where: \.isTrainingOnly) else { return self }
    let folded = foldedValues()
    let architecture = architecture.forInference
    let sequence = LayerSequence(architecture)
    let values = AlignedFloats(count: sequence.parameterCount)
    let offsets = Dictionary(uniqueKeysWithValues: self.sequence.tensors.map { ($0.name, $0.offset) })
    for tensor in sequence.tensors {
      guard let offset = offsets[tensor.name] else { continue }
      (values.base + tensor.offset).update(from: folded.base + offset, count: tensor.layout.packedCount)
    }
    return Network(architecture, sequence: sequence, values: values)
  }

  /// All values of this network, with the normalizations folded into the weights and biases before them.
  private func foldedValues() -> AlignedFloats {
    let values = values.copy()
    for (entry, next) in zip(sequence.entries, sequence.entries.dropFirst()) {
      guard let norm = next.layer as? BatchNorm, let weight = entry.layer.tensors.first else { continue }
      let weights = values.base + entry.parameterOffset
      let statistics = values.base + next.statisticsOffset
      for channel in 0..<norm.shape.channels {
        let (factor, summand) = norm.affine(
          channel, values.base + next.parameterOffset, mean: statistics[channel],
          variance: statistics[wholePanels(norm.shape.channels) + channel])
        let column = weights + weight.column(channel)
        for row in 0..<weight.fanIn { column[row * panelColumns] *= factor }
        weights[weight.packedCount + channel] = weights[weight.packedCount + channel] * factor + summand
      }
    }
    return values
  }
}
