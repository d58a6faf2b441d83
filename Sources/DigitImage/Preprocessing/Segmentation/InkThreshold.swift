/// The hysteresis thresholds between background and ink, estimated from an ink signal.
public struct InkThreshold: Sendable, Equatable {
  /// The signal of the background: the median of the plane.
  public let background: Float
  /// The standard deviation of the background's signal.
  public let noise: Float
  /// The signal of full ink.
  public let ink: Float
  /// The threshold of a stroke's edge: 45 % of the way from background to full ink.
  public let high: Float
  /// The threshold of pixels that are connected to others above `high`.
  public let low: Float
  /// The threshold of faint ink that is apart from strokes, such as a point; at most `low`.
  let faint: Float

  /// Estimates the thresholds of a signal; nil if nothing stands out from the background's noise.
  ///
  /// - Parameters:
  ///   - minimumInk: the minimum contrast between ink and background, such as that of what remains of printed lines.
  ///   - isOnlyDarkestInk: puts the thresholds at 70 and 50 % of the way to the strongest pixels instead, above the signal
  ///     of printed lines, which are thinner or paler than strokes.
  init?(_ signal: Plane, minimumInk: Float = 0, isOnlyDarkestInk: Bool = false) {
    let histogram = Histogram(signal)
    background = histogram.value(exceededByFraction: 0.5)
    noise = Self.noise(of: histogram)
    var ink = histogram.strongInk
    var high = background + 0.7 * (ink - background)
    if !isOnlyDarkestInk {
      // Full ink is the median of the values above the threshold (as in ISODATA; Ridler and Calvard 1978).
      // The iteration starts from the strongest pixels.
      for _ in 0..<2 {
        high = background + 0.45 * (ink - background)
        guard let median = histogram.median(above: high) else { return nil }
        ink = median
      }
    }
    guard ink - background > max(4 * noise, 0.02, minimumInk) else { return nil }
    self.ink = ink
    self.high = high
    if isOnlyDarkestInk {
      low = background + 0.5 * (ink - background)
      faint = low
    } else {
      let lowest = background + 0.15 * (ink - background)
      low = max(lowest, min(high, background + 5 * noise))
      faint = max(lowest, min(high, background + 4 * noise))
    }
  }

  /// A threshold above the texture of paper: `low`, or 30 % of the way from background to full ink.
  var aboveTexture: Float { max(low, background + 0.3 * (ink - background)) }

  /// The standard deviation of the background's signal, from the quartile below the median, which holds no ink.
  static func noise(of histogram: Histogram) -> Float {
    let spread = histogram.value(exceededByFraction: 0.5) - histogram.value(exceededByFraction: 0.75)
    // A normal distribution's quartile lies 0.6745 standard deviations from its median.
    return max(spread / 0.6745, 1 / 512)
  }
}
