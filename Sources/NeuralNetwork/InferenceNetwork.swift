extension Network {
  /// The same network without the layers that only training needs: dropout layers are removed, and batch
  /// normalizations are folded into the weights and biases of the layers before them,
  /// W' = W · f and b' = (b - mean) · f + shift, with f = scale / √(variance + ε).
  public var forInference: Network {
    guard architecture.layers.contains(where: \.isTrainingOnly) else { return self }
    let values = values.copy()
    for (place, next) in zip(sequence.places, sequence.places.dropFirst()) {
      guard let norm = next.layer as? BatchNorm, let weight = place.layer.tensors.first else { continue }
      let weights = values.base + place.parameters
      let statistics = values.base + next.statistics
      for channel in 0..<norm.shape.channels {
        let (factor, summand) = norm.affine(
          channel, values.base + next.parameters, mean: statistics[channel],
          variance: statistics[wholePanels(norm.shape.channels) + channel])
        let column = weights + weight.column(channel)
        for row in 0..<weight.fanIn { column[row * panelColumns] *= factor }
        weights[weight.innerCount + channel] = weights[weight.innerCount + channel] * factor + summand
      }
    }
    let architecture = architecture.forInference
    let sequence = LayerSequence(architecture)
    let kept = AlignedFloats(count: sequence.parameterCount)
    let offsets = Dictionary(uniqueKeysWithValues: self.sequence.tensors.map { ($0.name, $0.offset) })
    for tensor in sequence.tensors {
      guard let offset = offsets[tensor.name] else { continue }
      (kept.base + tensor.offset).update(from: values.base + offset, count: tensor.layout.innerCount)
    }
    return Network(architecture, sequence: sequence, values: kept)
  }
}
