/// How often values occur in a plane, in 1,024 steps between −1 and 1: finer than eight-bit pictures are.
struct Histogram {
  private static let bins = 1024
  private var counts = [Int32](repeating: 0, count: bins)
  private let total: Int

  /// - Parameter step: only every so many-th row is counted, and counts for as many.
  init(_ plane: Plane, rowStep step: Int = 1) {
    total = plane.values.count
    let weight = Int32(step)
    counts.withUnsafeMutableBufferPointer { counts in
      plane.values.withUnsafeBufferPointer { values in
        for y in stride(from: 0, to: plane.height, by: step) {
          for value in values[y * plane.width..<(y + 1) * plane.width] {
            let bin = Int32(max(-1, min(1, value)) * Float(Self.bins / 2)) + Int32(Self.bins / 2)
            counts[Int(min(Int32(Self.bins - 1), bin))] += weight
          }
        }
      }
    }
  }

  /// The value that about `count` of the pixels exceed.
  func value(exceededBy count: Int) -> Float {
    var above = 0
    for bin in stride(from: Self.bins - 1, through: 0, by: -1) {
      above += Int(counts[bin])
      if above > count { return Self.value(of: bin) }
    }
    return -1
  }

  /// The value that a fraction of the pixels, 0…1, exceeds.
  func value(exceededByFraction fraction: Double) -> Float {
    value(exceededBy: Int(Double(total) * fraction))
  }

  /// The middle one of the values above `level`; nil where there is none.
  func median(above level: Float) -> Float? {
    let lowest = max(0, min(Self.bins - 1, Int(level * Float(Self.bins / 2)) + Self.bins / 2 + 1))
    let above = counts[lowest...].reduce(0) { $0 + Int($1) }
    return above > 0 ? value(exceededBy: above / 2) : nil
  }

  private static func value(of bin: Int) -> Float { Float(bin) / Float(bins / 2) - 1 }
}
