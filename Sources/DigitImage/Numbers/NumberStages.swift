/// The intermediate results of the preprocessing of a number.
///
/// The signal with printed lines is in pixels of the working image. What follows is in pixels of `cleanedSignal`, which is
/// enlarged by a whole number if the image is small.
public struct NumberStages: Sendable, Equatable {
  /// The image, at the working size.
  public let image: WorkingImage
  /// Whether the ink is taken as dark or light.
  public let polarity: Polarity
  /// The fraction of the background's light that is missing, 0 = background, 1 = black.
  public let inkSignal: Plane
  /// The printed lines around the number.
  public let lines: RuledLines
  /// `inkSignal` without the printed lines.
  public let cleanedSignal: Plane
  /// The number's pieces and candidates; nil if no ink could be a number.
  public let number: SegmentedNumber?
  /// The format of the candidates' pixels.
  let format: InputFormat
}

extension NumberStages {
  /// The preprocessing of the same image in another view.
  public func seen(in view: NumberView) -> NumberStages {
    guard view != .unchanged else { return self }
    // The size at which the unchanged view's background is estimated. At twice the size the estimate follows the noise, which then
    // seems twice as strong and hides faint points.
    return NumberPreprocessing.run(
      image.seen(in: view), polarity: polarity,
      backgroundSide: min(InkSignal.backgroundSide, image.longSide), inkLevel: view.inkLevel, format: format)
  }
}
