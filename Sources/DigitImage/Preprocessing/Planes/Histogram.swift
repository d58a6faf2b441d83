import CPlaneOperations

/// A histogram of a plane's values, with 1,024 bins from −1 to 1: finer than eight-bit images.
struct Histogram {
  private static let bins = HISTOGRAM_BINS
  private let counts: [Int32]
  private let total: Int

  /// - Parameter step: counts every `step`-th row only, with a weight of `step`.
  init(_ plane: Plane, rowStep step: Int = 1) {
    total = plane.values.count
    var counts = [Int32](repeating: 0, count: Self.bins)
    plane.withRows { plane_histogram($0[0], plane.width, plane.height, step, &counts) }
    self.counts = counts
  }

  /// The value that about `count` pixels exceed; −1 if there are no more than `count`.
  func value(exceededBy count: Int) -> Float {
    var above = 0
    for bin in stride(from: Self.bins - 1, through: 0, by: -1) {
      above += Int(counts[bin])
      if above > count { return Self.value(of: bin) }
    }
    return -1
  }

  /// The value that a fraction of the pixels, 0…1, exceeds: the median for 0.5.
  func value(exceededByFraction fraction: Double) -> Float {
    value(exceededBy: Int(Double(total) * fraction))
  }

  /// The value that only the strongest pixels exceed, as many as a short thin stroke has.
  var strongInk: Float { value(exceededBy: max(6, total / 700)) }

  /// The median of the values above `level`; nil if there are none.
  func median(above level: Float) -> Float? {
    let lowest = max(0, min(Self.bins - 1, Int(level * Float(Self.bins / 2)) + Self.bins / 2 + 1))
    let above = counts[lowest...].reduce(0) { $0 + Int($1) }
    return above > 0 ? value(exceededBy: above / 2) : nil
  }

  /// The threshold that separates the values best into two classes, and how well it does: the variance between the
  /// classes as a fraction of the whole variance, 0…1 (Otsu 1979).
  var otsuThreshold: (level: Float, separability: Float) {
    let (count, sum, squares) = counts.enumerated().reduce(into: (0.0, 0.0, 0.0)) { sums, bin in
      let (weight, value) = (Double(bin.element), Double(bin.offset))
      sums.0 += weight
      sums.1 += weight * value
      sums.2 += weight * value * value
    }
    let mean = sum / max(count, 1)
    let variance = squares / max(count, 1) - mean * mean
    var best = (bin: 0, variance: 0.0)
    var (below, sumBelow) = (0.0, 0.0)
    for bin in 0..<Self.bins - 1 {
      below += Double(counts[bin])
      sumBelow += Double(counts[bin]) * Double(bin)
      guard below > 0, below < count else { continue }
      let difference = mean * below / count - sumBelow / count
      let between = difference * difference / (below / count * (1 - below / count))
      if between > best.variance { best = (bin, between) }
    }
    return (Self.value(of: best.bin + 1), variance > 0.25 ? Float(best.variance / variance) : 0)
  }

  private static func value(of bin: Int) -> Float { Float(bin) / Float(bins / 2) - 1 }
}

extension Sequence<Float> {
  /// The middle value; the larger of the two for an even number of values, nil for none.
  var median: Float? {
    var values = Array(self)
    return values.isEmpty ? nil : select_value(&values, values.count, values.count / 2)
  }
}
