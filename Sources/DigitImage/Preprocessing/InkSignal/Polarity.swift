import CPlaneOperations

/// Whether strokes are darker or lighter than their background.
public enum Polarity: String, Sendable, CaseIterable {
  case darkInk
  case lightInk

  /// The skewness of an image's lightness: negative for dark ink, positive for light ink.
  ///
  /// The difference between the lightness and its local mean has a long tail on the side of the ink: strokes are few
  /// pixels that differ much. The edge of a page or of a shadow has as much on either side. The skewness is summed over
  /// three window sizes, because thick strokes show in large windows only and thin strokes in small ones.
  ///
  /// - Parameter small: lightness, 0…1, with a long side of about a hundred pixels.
  static func skewness(of small: Plane) -> Float {
    [24, 10, 4].map { small.skewness(windowRadius: max(1, small.longSide / $0)) }.reduce(0, +)
  }

  /// The polarity of an image whose lightness has this skewness.
  ///
  /// `Polarity(skewness: -0.8)` is `.darkInk`.
  public init(skewness: Float) { self = skewness <= 0 ? .darkInk : .lightInk }
}

extension Plane {
  /// The third standardized moment of the difference from the local mean.
  fileprivate func skewness(windowRadius: Int) -> Float {
    let mean = boxBlurred(radius: windowRadius)
    var (second, third) = (0.0, 0.0)
    withRows { rows in mean.withRows { row_moments(rows[0], $0[0], values.count, &second, &third) } }
    let variance = max(second / Double(values.count), 1e-8)
    return Float(third / Double(values.count) / (variance * variance.squareRoot()))
  }
}
