/// Where the ink of a square image lies.
struct InkShape {
  /// Width and height of the box around all ink above 0.05; 0 if there is none.
  let width: Int
  let height: Int
  /// The center of mass, in pixels from the upper left corner.
  let center: SIMD2<Float>

  init(_ ink: [Float], side: Int = 28) {
    let inked = ink.indices.filter { ink[$0] > 0.05 }
    let (columns, rows) = (inked.map { $0 % side }, inked.map { $0 / side })
    width = (columns.max() ?? -1) - (columns.min() ?? 0) + 1
    height = (rows.max() ?? -1) - (rows.min() ?? 0) + 1
    var sum = SIMD2<Float>.zero
    for (i, value) in ink.enumerated() {
      sum += value * SIMD2(Float(i % side) + 0.5, Float(i / side) + 0.5)
    }
    center = sum / max(ink.reduce(0, +), 1e-6)
  }
}

/// Whether all values are within 0…1.
func isInk(_ values: [Float]) -> Bool {
  for value in values where !(value >= 0 && value <= 1) { return false }
  return true
}
