/// How much ink lies at each pixel: the share of the background's light that is missing.
enum InkSignal {
  /// Long side of the image at which background and ink color are estimated; light changes slowly.
  static let backgroundSide = 96

  /// The share of the background's light that is missing at each pixel: 0 = bare background, 1 = black; taken along
  /// the ink's own color, so that a pale but colored stroke stands out as much as a gray one.
  ///
  /// - Parameters:
  ///   - image: at working size.
  ///   - small: the same, its long side at most `backgroundSide`.
  ///   - polarity: of the image's ink; for light ink, darkness is missing instead of light.
  static func measure(_ image: WorkingImage, small: WorkingImage, polarity: Polarity) -> Plane {
    let small = polarity == .lightInk ? small.inverted() : small
    let backgrounds = small.channels.map(background)
    let weights = inkColor(small, backgrounds: backgrounds)
    // signal = Σ weight (1 − value / background) = 1 − Σ gain · value, with gain = weight / background.
    let gains = zip(backgrounds, weights).map { background, weight in
      background.map { weight / max($0, 0.02) }.stretched(toWidth: image.width)
    }
    var signal = Plane(width: image.width, height: image.height, filledWith: 1)
    for (channel, gain) in zip(image.channels, gains) {
      signal.subtract(channel, gain: gain, inverted: polarity == .lightInk)
    }
    return signal
  }

  /// What a channel would be without strokes.
  ///
  /// A grayscale closing fills whatever is dark and narrower than a third of the image, so strokes vanish
  /// while shadows, vignettes and page edges, which are wider, stay. It is smoothed where that makes it
  /// darker only, or the dark side of a shadow's edge would look like ink.
  private static func background(_ channel: Plane) -> Plane {
    let radius = max(1, channel.shortSide / 6)
    let closed = channel.binomialSmoothed().closed(radius: radius)
    let smooth = closed.boxBlurred(radius: max(1, radius / 3))
    return Plane(
      width: closed.width, height: closed.height, values: zip(closed.values, smooth.values).map(min))
  }

  /// How much of the ink's darkness each channel shows, summing to 1: what the strongest hundredth of the
  /// pixels lose in it.
  private static func inkColor(_ small: WorkingImage, backgrounds: [Plane]) -> [Float] {
    guard small.channels.count == 3 else { return [1] }
    var missing = zip(small.channels, backgrounds).map { channel, background in
      Plane(
        width: channel.width, height: channel.height,
        values: zip(channel.values, background.values).map { max(0, 1 - $0 / max($1, 0.02)) })
    }
    var strongest = missing[0]
    for index in strongest.values.indices {
      strongest.values[index] = max(
        missing[0].values[index], missing[1].values[index], missing[2].values[index])
    }
    let level = Histogram(strongest).value(exceededBy: max(8, strongest.values.count / 100))
    for index in strongest.values.indices where strongest.values[index] < level {
      for channel in 0..<3 { missing[channel].values[index] = 0 }
    }
    let sums = missing.map { $0.values.reduce(0, +) + 1e-6 }
    let total = sums.reduce(0, +)
    return sums.map { $0 / total }
  }
}

extension InkSignal {
  /// The signal without what is too wide for the strokes of this image: folds, spots, the soft rims of
  /// shadows, which are narrower than the thickest strokes that there might have been.
  ///
  /// What an opening by a sixth of the image leaves is haze where it is faint beside the ink, and the
  /// strokes themselves where it is not.
  static func withoutHaze(_ signal: Plane) -> Plane {
    let ink = Histogram(signal, rowStep: 2).value(exceededBy: max(6, signal.values.count / 700))
    let small = signal.shrunk(toLongSide: backgroundSide)
    let radius = max(2, small.shortSide / 12)
    let haze = small.eroded(radius: radius).dilated(radius: radius).map { $0 < 0.25 * ink ? max($0, 0) : 0 }
      .boxBlurred(radius: max(1, radius / 2))
    var result = signal
    result.subtract(nil, gain: haze.stretched(toWidth: signal.width), inverted: false)
    return result
  }
}

extension Plane {
  /// Subtracts gain · channel, or gain · (1 − channel), or gain alone, its rows interpolated to this height.
  fileprivate mutating func subtract(_ channel: Plane?, gain: Plane, inverted: Bool) {
    let rows = BilinearTap.table(source: gain.height, target: height)
    let offset: Float = inverted ? 1 : 0
    let sign: Float = inverted ? -1 : 1
    values.withUnsafeMutableBufferPointer { target in
      gain.values.withUnsafeBufferPointer { gain in
        for (y, row) in rows.enumerated() {
          let start = y * width
          let upper = row.first * width
          let lower = row.second * width
          guard let channel else {
            for x in 0..<width {
              target[start + x] -= gain[upper + x] + (gain[lower + x] - gain[upper + x]) * row.weight
            }
            continue
          }
          channel.values.withUnsafeBufferPointer { source in
            for x in 0..<width {
              let factor = gain[upper + x] + (gain[lower + x] - gain[upper + x]) * row.weight
              target[start + x] -= factor * (offset + sign * source[start + x])
            }
          }
        }
      }
    }
  }
}
