/// Whether strokes are darker or lighter than what they lie on.
public enum Polarity: String, Sendable, CaseIterable {
  case darkInk
  case lightInk

  /// How a picture's lightness leans, below 0 to the dark side, above 0 to the light one: strokes are the few
  /// pixels that stand far out from their surroundings.
  ///
  /// Lightness less its local mean has a long tail on the side of the ink, so the sign of its skewness
  /// tells. An edge of light, a page or a frame has as much on the one side as on the other. Three sizes of
  /// surroundings are asked, because thick strokes are seen in large ones only and thin ones in small.
  ///
  /// - Parameter small: lightness, 0…1, at a size of about a hundred pixels.
  static func skewness(of small: Plane) -> Float {
    [24, 10, 4].map { small.skewness(aroundMeanOfSide: small.longSide / $0) }.reduce(0, +)
  }

  /// The polarity of a picture whose lightness leans so.
  public init(skewness: Float) { self = skewness <= 0 ? .darkInk : .lightInk }
}

extension Plane {
  /// The third standardized moment of the difference to the local mean.
  fileprivate func skewness(aroundMeanOfSide side: Int) -> Float {
    let mean = boxBlurred(radius: max(1, side))
    var second: Float = 0
    var third: Float = 0
    for index in values.indices {
      let difference = values[index] - mean.values[index]
      second += difference * difference
      third += difference * difference * difference
    }
    let variance = max(second / Float(values.count), 1e-8)
    return third / Float(values.count) / (variance * variance.squareRoot())
  }
}
