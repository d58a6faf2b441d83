/// Where ink begins.
public struct InkThreshold: Sendable, Equatable {
  /// The bare ground's typical signal.
  public var ground: Float
  /// The spread of the bare ground's signal (standard deviation, estimated from its lower half).
  public var noise: Float
  /// The signal of full ink.
  public var ink: Float
  /// Half-way between ground and ink: the edge of a stroke.
  public var edge: Float
  /// Faint parts of a stroke count as ink down to here where they are joined to stronger ones.
  public var faint: Float

  /// Estimates all of it from an ink signal; nil where nothing stands out from the ground's noise.
  init?(_ signal: Plane) {
    ground = signal.median
    let lowerQuartile = signal.value(exceededBy: signal.values.count * 3 / 4)
    noise = max((ground - lowerQuartile) / 0.6745, 1 / 512)
    // The strongest pixels: as many as a short thin stroke has.
    ink = signal.value(exceededBy: max(6, signal.values.count / 700))
    edge = 0
    faint = 0
    // Full ink is the median of what lies above half-way (isodata; Ridler and Calvard 1978): two rounds
    // bring the strongest pixels down to the typical stroke.
    for _ in 0..<3 {
      edge = ground + 0.45 * (ink - ground)
      var above = signal
      above.values = signal.values.filter { $0 > edge }
      guard !above.values.isEmpty else { return nil }
      ink = Plane(width: above.values.count, height: 1, values: above.values).median
    }
    faint = max(ground + 0.25 * (ink - ground), min(edge, ground + 4 * noise))
    guard ink - ground > max(5 * noise, 0.03) else { return nil }
  }
}
