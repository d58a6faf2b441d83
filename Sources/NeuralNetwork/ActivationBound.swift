extension Network {
  /// A bound of the magnitude of every value in a forward pass, sums in progress included; infinite if one may overflow.
  ///
  /// By layer, |W·x + b| ≤ Σ|w| · max|x| + |b|. Of `dense(1) relu dense(1)` with the weights 2 and 3 and the biases 1 and 0,
  /// for inputs up to 1, it is 9: 2 + 1 after the first layer, then 3 · 3.
  ///
  /// - Parameter inputs: the largest magnitude of an input.
  /// - Precondition: the network has no batch normalization, as those for inference.
  public func activationBound(inputs: Float) -> Float {
    var (bound, largest) = (inputs, inputs)
    for entry in sequence.entries {
      let tensors = entry.layer.tensors
      guard tensors.count == 2 else { continue }
      precondition(
        entry.layer.statistics.isEmpty, "a batch normalization is to be folded into the weights before it")
      bound = tensors[0].bound(
        of: values.base + entry.parameterOffset,
        biases: values.base + entry.parameterOffset + tensors[0].packedCount, inputs: bound)
      // Not a number comes from an infinite bound.
      guard bound.isFinite else { return .infinity }
      largest = max(largest, bound)
    }
    return largest
  }
}

extension TensorLayout {
  /// The largest Σ|w| · `inputs` + |b| of the outputs of packed weights; infinite or not a number if one is.
  fileprivate func bound(
    of weights: UnsafePointer<Float>, biases: UnsafePointer<Float>, inputs: Float
  ) -> Float {
    var largest: Float = 0
    for panel in 0..<wholePanels(shape[0]) / panelColumns {
      var sums = SIMD16<Float>.zero
      for row in 0..<fanIn { sums += magnitudes(weights + (panel * fanIn + row) * panelColumns) }
      let bounds = sums * inputs + magnitudes(biases + panel * panelColumns)
      for column in 0..<panelColumns {
        guard bounds[column].isFinite else { return bounds[column] }
        largest = max(largest, bounds[column])
      }
    }
    return largest
  }
}

/// The magnitudes of one row of a panel: its values without their sign bits.
@inline(__always)
private func magnitudes(_ row: UnsafePointer<Float>) -> SIMD16<Float> {
  let bits = UnsafeRawPointer(row).loadUnaligned(as: SIMD16<UInt32>.self)
  return unsafeBitCast(bits & 0x7FFF_FFFF, to: SIMD16<Float>.self)
}
