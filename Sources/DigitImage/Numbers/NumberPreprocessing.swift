/// The preprocessing that turns a picture of one number into candidates for its digits.
///
/// The first steps are those of `Preprocessing`: working image, polarity, ink signal. Then the printed lines around the number
/// are removed, all components on one line are kept, cut where digits may touch, and joined into candidates
/// (`SegmentedNumber`).
public enum NumberPreprocessing {
  /// The longest side of the working image, in pixels. A number is wider than a digit.
  public static let workingSide = 640
  /// Small pictures are enlarged until their short side has about as many pixels, at most `maximumScale` times.
  private static let minimumSide = 72
  private static let maximumScale = 3
  /// The thresholds of faint ink, such as points, as fractions of that of strokes.
  private static let faintLevels: [Float] = [0.4, 0.55, 0.75]

  /// Segments the number in an image.
  ///
  /// - Parameters:
  ///   - polarity: whether the ink is dark or light; nil decides from the image.
  ///   - format: the format of the candidates' pixels.
  public static func run(
    _ bitmap: Bitmap, polarity: Polarity? = nil, format: InputFormat = .mnist
  ) -> NumberStages {
    run(WorkingImage(bitmap, longSide: workingSide), polarity: polarity, format: format)
  }

  /// Segments the number in a working image.
  ///
  /// - Parameters:
  ///   - backgroundSide: the long side at which the background is estimated, in pixels.
  ///   - inkLevel: as in `NumberView`.
  static func run(
    _ image: WorkingImage, polarity: Polarity?, backgroundSide: Int = InkSignal.backgroundSide,
    inkLevel: Float = NumberView.unchanged.inkLevel, format: InputFormat
  ) -> NumberStages {
    let small = image.shrunk(toLongSide: backgroundSide)
    let polarity = polarity ?? PolarityEvidence(small).polarity
    var signal = InkSignal.measure(image, small: small, polarity: polarity)
    if signal.shortSide >= 160 { signal = signal.binomialSmoothed() }
    signal = largeEnoughForLines(signal)
    let lines = RuledLines(around: signal)
    let cleaned = enlarged(signal.removing(lines))
    return NumberStages(
      image: image, polarity: polarity, inkSignal: signal, lines: lines, cleanedSignal: cleaned,
      number: segment(
        cleaned, frame: lines, scale: cleaned.width / signal.width, inkLevel: inkLevel, format: format),
      format: format)
  }

  /// Segments the number in an ink signal that may have printed lines around it.
  static func segment(framed signal: Plane, format: InputFormat) -> SegmentedNumber? {
    let signal = largeEnoughForLines(signal)
    let lines = RuledLines(around: signal)
    return segment(
      signal.removing(lines), frame: lines, inkLevel: NumberView.unchanged.inkLevel, format: format)
  }

  /// Segments the number in an ink signal without printed lines.
  ///
  /// - Parameters:
  ///   - frame: the lines that were removed.
  ///   - inkLevel: as in `NumberView`.
  /// - Returns: nil if no ink could be a number. Boxes are in pixels of its `ink`, which is a whole number of times as large as
  ///   the signal.
  static func segment(_ signal: Plane, frame: RuledLines, inkLevel: Float, format: InputFormat)
    -> SegmentedNumber?
  {
    let enlarged = enlarged(signal)
    return segment(
      enlarged, frame: frame, scale: enlarged.width / signal.width, inkLevel: inkLevel, format: format)
  }

  /// The signal, twice as large if it has so few pixels that lines cannot be told from strokes.
  private static func largeEnoughForLines(_ signal: Plane) -> Plane {
    signal.shortSide < 32 ? signal.resized(width: 2 * signal.width, height: 2 * signal.height) : signal
  }

  /// A small signal, enlarged by a whole number.
  private static func enlarged(_ signal: Plane) -> Plane {
    let scale = min(maximumScale, (minimumSide + signal.shortSide - 1) / signal.shortSide)
    return signal.resized(width: scale * signal.width, height: scale * signal.height)
  }

  /// Segments an enlarged ink signal without its printed lines.
  ///
  /// - Parameters:
  ///   - frame: the lines that were removed, in pixels of the signal divided by `scale`.
  private static func segment(
    _ signal: Plane, frame: RuledLines, scale: Int, inkLevel: Float, format: InputFormat
  ) -> SegmentedNumber? {
    func segmented(isOnlyDarkestInk: Bool) -> SegmentedNumber? {
      InkThreshold(signal, minimumInk: 0.2 * frame.darkness, isOnlyDarkestInk: isOnlyDarkestInk)
        .flatMap { segment(signal, $0, frame: frame, scale: scale, inkLevel: inkLevel, format: format) }
    }
    // Only the darkest ink where a printed pattern joins the digits with the border.
    return segmented(isOnlyDarkestInk: false) ?? segmented(isOnlyDarkestInk: true)
  }

  private static func segment(
    _ signal: Plane, _ threshold: InkThreshold, frame: RuledLines, scale: Int, inkLevel: Float,
    format: InputFormat
  ) -> SegmentedNumber? {
    // A pattern printed on the paper is darker than noise, but mostly far below Otsu's threshold.
    let otsu = Histogram(signal).otsuThreshold.level
    let low = max(
      threshold.aboveTexture, threshold.background + inkLevel * (otsu - threshold.background))
    var map = ComponentMap(signal, low: low, high: low)
    map.addFaint(
      signal,
      above: faintLevels.map {
        max(threshold.faint, threshold.background + $0 * (low - threshold.background))
      })
    let clutter = Clutter(
      in: map, width: signal.width, height: signal.height, lines: .none, findsRings: false)
    guard
      let line = WritingLine(
        map, excluding: Set(clutter.components), frame: frame, scale: scale, width: signal.width,
        height: signal.height)
    else { return nil }
    return SegmentedNumber(
      signal, threshold: threshold, map: map, line: line, format: format)
  }
}
