/// What one update's gradient is computed from.
struct Batch {
  let source: any SampleSource
  /// Samples of the source.
  let samples: ArraySlice<Int>
  let epoch: Int
  let step: Int
  let seed: UInt64
  let loss: CrossEntropy
  /// All layers' tensors.
  let parameters: AlignedFloats
  /// All layers' transposed weights.
  let transposed: AlignedFloats
}
