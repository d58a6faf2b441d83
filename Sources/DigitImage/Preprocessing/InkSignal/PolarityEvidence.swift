/// What an image's lightness says about its polarity.
public struct PolarityEvidence: Sendable, Equatable {
  /// The skewness of the lightness: negative for dark ink, positive for light ink.
  public let skewness: Float
  /// The two classes of the lightness; nil unless they are clearly separate.
  public let tones: TwoTone?

  /// The polarity that follows.
  public var polarity: Polarity { tones?.polarity ?? Polarity(skewness: skewness) }

  /// - Parameter small: the image, with a long side of about a hundred pixels.
  init(_ small: WorkingImage) {
    let gray = small.gray
    skewness = Polarity.skewness(of: gray)
    tones = TwoTone(small, gray: gray)
  }
}
