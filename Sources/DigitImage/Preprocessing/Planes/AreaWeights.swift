import CPlaneOperations

/// The weights of area averaging along one axis: how much of each target pixel each source pixel covers.
struct AreaWeights {
  /// How many values must follow the last pixel of a line that is averaged.
  static let lineMargin = 1

  /// The number of source pixels for each target pixel; some of them may have no weight.
  private let taps: Int
  /// The first source pixel of each target pixel.
  private var firsts: [Int32] = []
  /// The weights of each target pixel's source pixels, which sum to 1; target × taps.
  private var weights: [Float] = []

  /// - Precondition: `source >= target`
  init(source: Int, target: Int) {
    let scale = Double(source) / Double(target)
    taps = min(source, Int(scale.rounded(.up)) + 1)
    firsts.reserveCapacity(target)
    weights.reserveCapacity(target * taps)
    for index in 0..<target {
      let begin = Double(index) * scale
      let end = min(Double(index + 1) * scale, Double(source))
      let first = min(Int(begin), source - taps)
      firsts.append(Int32(first))
      for pixel in first..<first + taps {
        let overlap = min(end, Double(pixel + 1)) - max(begin, Double(pixel))
        weights.append(overlap > 0 ? Float(overlap / scale) : 0)
      }
    }
  }

  /// Calls `body` with each source pixel that a target pixel covers, and its weight.
  func forEachTap(of target: Int, _ body: (_ pixel: Int, _ weight: Float) -> Void) {
    for tap in 0..<taps {
      let weight = weights[target * taps + tap]
      if weight > 0 { body(Int(firsts[target]) + tap, weight) }
    }
  }

  /// Averages one row of interleaved pixels into one row of each channel.
  ///
  /// - Parameter line: source × channels, and `lineMargin` more.
  func average(_ line: [Float], into channels: [UnsafeMutablePointer<Float>?]) {
    row_average(line, channels.count, firsts, weights, taps, firsts.count, channels)
  }
}
