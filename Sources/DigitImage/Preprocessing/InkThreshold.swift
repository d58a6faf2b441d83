/// Where ink begins, in an ink signal.
public struct InkThreshold: Sendable, Equatable {
  /// The bare ground's typical signal.
  public let ground: Float
  /// The spread of the bare ground's signal: standard deviation.
  public let noise: Float
  /// The signal of full ink.
  public let ink: Float
  /// Nearly half-way between ground and ink: the edge of a stroke.
  public let edge: Float
  /// Faint parts of a stroke count as ink down to here where they are joined to stronger ones.
  public let faint: Float

  /// Estimates all of it from a signal; nil where nothing stands out from the ground's noise.
  ///
  /// - Parameter least: ink below this is none, whatever the noise: what printed lines leave behind.
  init?(_ signal: Plane, least: Float = 0) {
    let histogram = Histogram(signal)
    ground = histogram.value(exceededByShare: 0.5)
    noise = Self.noise(of: histogram)
    // Full ink is the median of what lies above half-way (isodata; Ridler and Calvard 1978), beginning with
    // the strongest pixels, as many as a short thin stroke has.
    var ink = histogram.value(exceededBy: max(6, signal.values.count / 700))
    var edge = ground
    for _ in 0..<2 {
      edge = ground + 0.45 * (ink - ground)
      guard let median = histogram.median(above: edge) else { return nil }
      ink = median
    }
    guard ink - ground > max(4 * noise, 0.02, least) else { return nil }
    self.ink = ink
    self.edge = edge
    faint = max(ground + 0.15 * (ink - ground), min(edge, ground + 5 * noise))
  }

  /// The spread of the bare ground's signal, from the quartile that holds no ink.
  static func noise(of histogram: Histogram) -> Float {
    let spread = histogram.value(exceededByShare: 0.5) - histogram.value(exceededByShare: 0.75)
    return max(spread / 0.6745, 1 / 512)
  }
}
