import NeuralNetwork

/// Where the ink of a 28×28 picture lies.
struct InkShape {
  /// Width and height of the box of ink above 0.05.
  let width: Int
  let height: Int
  /// The center of mass.
  let middle: SIMD2<Float>

  init(_ ink: [Float]) {
    let inked = ink.indices.filter { ink[$0] > 0.05 }
    let (columns, rows) = (inked.map { $0 % 28 }, inked.map { $0 / 28 })
    width = (columns.max() ?? -1) - (columns.min() ?? 0) + 1
    height = (rows.max() ?? -1) - (rows.min() ?? 0) + 1
    var sum = SIMD2<Float>.zero
    for (i, value) in ink.enumerated() { sum += value * SIMD2(Float(i % 28) + 0.5, Float(i / 28) + 0.5) }
    middle = sum / max(ink.reduce(0, +), 1e-6)
  }
}

extension SampleSource {
  /// One sample's values.
  func sample(_ sample: Int, epoch: Int) -> [Float] {
    var values = [Float](repeating: .nan, count: inputs)
    values.withUnsafeMutableBufferPointer { fill($0, sample: sample, epoch: epoch) }
    return values
  }
}

/// Whether all values are ink: within 0…1.
func isInk(_ values: [Float]) -> Bool {
  for value in values where !(value >= 0 && value <= 1) { return false }
  return true
}
