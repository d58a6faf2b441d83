/// Everything that the gradient of one update is computed from.
struct Batch {
  let source: any SampleSource
  /// The indices of the batch's samples in the source.
  let samples: ArraySlice<Int>
  let epoch: Int
  /// Updates done before this one.
  let step: Int
  let seed: UInt64
  let loss: CrossEntropy
  /// All layers' tensors.
  let parameters: AlignedFloats
  /// All layers' weights, prepared for training.
  let prepared: AlignedFloats
}
