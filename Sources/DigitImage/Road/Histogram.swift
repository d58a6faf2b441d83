extension Plane {
  /// The value that about `count` pixels exceed.
  ///
  /// Values are counted in 1,024 steps between −1 and 1, which is finer than eight-bit pictures are.
  func value(exceededBy count: Int) -> Float {
    let bins = counts(bins: 1024)
    var above = 0
    for bin in stride(from: 1023, through: 0, by: -1) {
      above += bins[bin]
      if above > count { return Float(bin) / 512 - 1 }
    }
    return -1
  }

  /// The middle value.
  var median: Float { value(exceededBy: values.count / 2) }

  private func counts(bins: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: bins)
    counts.withUnsafeMutableBufferPointer { counts in
      values.withUnsafeBufferPointer { values in
        let half = Float(bins / 2)
        for value in values {
          counts[max(0, min(bins - 1, Int((value + 1) * half)))] += 1
        }
      }
    }
    return counts
  }
}
