/// The preprocessing that finds the numbers of a page.
///
/// The first steps are those of one number: working image, polarity, ink signal. Then the printed lines of the whole page are
/// removed (`UnlinedPage`), its components are grouped into numbers (`ComponentGroup`), and each group is segmented as
/// a picture of one number is (`NumberPreprocessing`).
public enum PagePreprocessing {
  /// The longest side of the working image, in pixels: digits of 4 mm on a page of A4 are 25 pixels high.
  public static let workingSide = 1800

  /// Finds the numbers in an image.
  ///
  /// - Parameter polarity: whether the ink is dark or light; nil decides from the image.
  /// - Returns: nil if the page has no ink.
  public static func run(_ bitmap: Bitmap, polarity: Polarity? = nil) -> SegmentedPage? {
    let image = WorkingImage(bitmap, longSide: workingSide)
    let small = image.shrunk(toLongSide: InkSignal.backgroundSide)
    let polarity = polarity ?? PolarityEvidence(small).polarity
    return SegmentedPage(UnlinedPage(InkSignal.measure(image, small: small, polarity: polarity)))
  }
}
