/// The preprocessing that turns a photo of a digit into the input of a network.
///
/// The steps, in order, and the types that implement them:
///
/// 1. The image is shrunk to the working size, and a margin around a photo is cropped (`WorkingImage`).
/// 2. Each pixel gets an ink signal: the fraction of the background's light that is missing (`InkSignal`).
/// 3. Printed lines of ruled paper are removed from the signal (`RuledLines`).
/// 4. The digit is segmented: threshold, connected components, clutter, selection (`Segmentation`).
/// 5. Thin strokes are thickened, and the digit is scaled and centered (`StrokeWidth`, `DigitBox`, `BlockCounts`).
public enum Preprocessing {
  /// The version of the preprocessing: it changes whenever the same photo gives different pixels.
  ///
  /// Model files record the version that their network was trained for.
  public static let version = 2
  /// The version of a network that takes images of its size as they are.
  public static let none = 0

  /// Finds the digit in an image and normalizes it.
  ///
  /// - Parameters:
  ///   - hypothesis: what is assumed about the image.
  ///   - polarity: whether the ink is dark or light; nil decides from the image.
  ///   - format: the size and geometry of the result.
  /// - Throws: `NoDigitFound`, with the stages that were reached.
  public static func run(
    _ bitmap: Bitmap, under hypothesis: Hypothesis = .usual, polarity: Polarity? = nil,
    format: InputFormat = .mnist
  ) throws(NoDigitFound) -> PreprocessedDigit {
    var image = WorkingImage(bitmap, longSide: hypothesis.workingSide).withoutMargin()
    var small = image.shrunk(toLongSide: InkSignal.backgroundSide)
    var evidence = PolarityEvidence(small)
    if evidence.tones == nil, let filled = image.replacingUniformCorners() {
      image = filled
      small = image.shrunk(toLongSide: InkSignal.backgroundSide)
      evidence = PolarityEvidence(small)
    }
    let polarity = polarity ?? evidence.polarity
    let longSide = image.longSide
    if let tones = evidence.tones, tones.polarity == polarity,
      tones.isFilledByInk(longSide: longSide) || hypothesis.isCropped && tones.mayBeCropped
    {
      image = image.padded(by: longSide / 4, color: tones.background)
      small = image.shrunk(toLongSide: InkSignal.backgroundSide)
    }
    var inkSignal = InkSignal.measure(
      image, small: small, polarity: polarity, isRimBackground: hypothesis.isRimBackground)
    if inkSignal.longSide >= 160 { inkSignal = inkSignal.binomialSmoothed() }
    let lines = RuledLines(in: inkSignal, mayEnd: hypothesis.linesMayEnd)
    let unlined = inkSignal.removing(lines)
    let cleanedSignal = hypothesis.removesHaze ? unlined.removingHaze() : unlined
    var stages = PreprocessingStages(
      image: image, polarityEvidence: evidence, polarity: polarity, inkSignal: inkSignal, lines: lines,
      cleanedSignal: cleanedSignal)

    guard
      let segmentation = Segmentation(
        of: cleanedSignal, lines: lines, isOnlyDarkestInk: hypothesis.isOnlyDarkestInk,
        removesClutter: hypothesis.removesClutter)
    else { throw NoDigitFound(stages: stages) }
    stages.record(segmentation)
    guard let selection = segmentation.selection else { throw NoDigitFound(stages: stages) }
    let (ink, box) = selection.ink(
      of: segmentation.signal, map: segmentation.map, threshold: segmentation.threshold)
    let thickenedInk = StrokeWidth.thickened(ink)
    guard let normalized = format.normalized(thickenedInk) else { throw NoDigitFound(stages: stages) }
    return PreprocessedDigit(
      format: format, pixels: normalized.values, ink: ink, thickenedInk: thickenedInk, box: box,
      stages: stages)
  }
}
