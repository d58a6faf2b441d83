/// The weights of area averaging along one axis: how much of each target pixel each source pixel covers.
struct AreaWeights {
  /// The index of each target pixel's first tap, followed by the number of all taps.
  private var starts: [Int32] = [0]
  private var allTaps: [Tap] = []

  struct Tap {
    let pixel: Int32
    /// The weights of a target pixel's taps sum to 1.
    let weight: Float
  }

  /// - Precondition: `source >= target`
  init(source: Int, target: Int) {
    let scale = Double(source) / Double(target)
    for index in 0..<target {
      let begin = Double(index) * scale
      let end = min(Double(index + 1) * scale, Double(source))
      let first = Int(begin)
      let last = min(source - 1, max(first, Int(end.rounded(.up)) - 1))
      for pixel in first...last {
        let overlap = min(end, Double(pixel + 1)) - max(begin, Double(pixel))
        allTaps.append(Tap(pixel: Int32(pixel), weight: Float(overlap / scale)))
      }
      starts.append(Int32(allTaps.count))
    }
  }

  /// The source pixels that a target pixel covers.
  func taps(of target: Int) -> ArraySlice<Tap> { allTaps[Int(starts[target])..<Int(starts[target + 1])] }

  /// Averages one row of interleaved pixels into one row of each plane.
  ///
  /// - Parameters:
  ///   - line: source × channels.
  ///   - channels: 1 or 3.
  ///   - target: starts at the row of the first plane.
  ///   - planeSize: the distance from a row of one plane to the same row of the next.
  func average(
    _ line: UnsafeBufferPointer<Float>, channels: Int = 1, into target: UnsafeMutableBufferPointer<Float>,
    planeSize: Int = 0
  ) {
    if channels == 1 {
      forEachTap { x, taps in
        var sum: Float = 0
        for tap in taps { sum += tap.weight * line[Int(tap.pixel)] }
        target[x] = sum
      }
    } else {
      forEachTap { x, taps in
        var sums: (Float, Float, Float) = (0, 0, 0)
        for tap in taps {
          let pixel = 3 * Int(tap.pixel)
          sums.0 += tap.weight * line[pixel]
          sums.1 += tap.weight * line[pixel + 1]
          sums.2 += tap.weight * line[pixel + 2]
        }
        target[x] = sums.0
        target[planeSize + x] = sums.1
        target[2 * planeSize + x] = sums.2
      }
    }
  }

  @inline(__always)
  private func forEachTap(_ body: (_ target: Int, _ taps: UnsafeBufferPointer<Tap>) -> Void) {
    allTaps.withUnsafeBufferPointer { taps in
      starts.withUnsafeBufferPointer { starts in
        for x in 0..<starts.count - 1 {
          body(x, UnsafeBufferPointer(rebasing: taps[Int(starts[x])..<Int(starts[x + 1])]))
        }
      }
    }
  }
}
