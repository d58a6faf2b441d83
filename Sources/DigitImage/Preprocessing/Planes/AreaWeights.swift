import CPlaneOperations

/// The weights of area averaging along one axis: how much of each target pixel each source pixel covers.
struct AreaWeights {
  /// The index of each target pixel's first tap, followed by the number of all taps.
  private var starts: [Int32] = [0]
  private var allTaps: [Tap] = []

  /// The weights of a target pixel's taps sum to 1.
  typealias Tap = area_tap

  /// How many values must follow the last pixel of a line that is averaged.
  static let lineMargin = 1

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
  ///   - line: source × channels, and `lineMargin` more.
  ///   - channels: 1 or 3.
  ///   - target: starts at the row of the first plane.
  ///   - planeSize: the distance from a row of one plane to the same row of the next.
  func average(_ line: [Float], channels: Int, into target: UnsafeMutablePointer<Float>, planeSize: Int) {
    row_average(line, channels, allTaps, starts, starts.count - 1, target, planeSize)
  }
}
