/// A picture that holds no ink that could be a digit.
public struct NoDigitFound: Error, Equatable {
  public init() {}
}

/// The road from a photo to the 28×28 ink that the network sees.
public enum Road {
  /// Changes whenever the same photo gives other pixels; model files record it.
  public static let version = 1
  /// Long side, in pixels, at which the road works: larger pictures are shrunk first.
  public static let workingSide = 512

  /// Finds the digit in a picture and brings it into MNIST's form.
  ///
  /// - Parameter polarity: nil decides from the picture.
  public static func prepare(_ bitmap: Bitmap, polarity: Polarity? = nil) throws(NoDigitFound)
    -> PreparedDigit
  {
    let picture = Picture(bitmap, workingSide: workingSide)
    let small = picture.shrunk(toLongSide: InkSignal.groundSide)
    let polarity = polarity ?? Polarity(of: small.grey)
    var signal = InkSignal.measure(picture, small: small, polarity: polarity)
    if signal.longSide >= 160 { signal = signal.binomialSmoothed() }
    let lines = RuledLines(in: signal)
    let ruled = signal
    if !lines.isEmpty { signal = signal.removing(lines) }
    signal = InkSignal.withoutHaze(signal)
    let least = 0.2 * lines.darkness
    guard var threshold = InkThreshold(signal, least: least) else { throw NoDigitFound() }
    var map = ComponentMap(signal, faint: threshold.faint, edge: threshold.edge)
    let surroundings = Surroundings.find(in: map, width: signal.width, height: signal.height)
    if !surroundings.isEmpty {
      // A dark frame hides how strong the writing is: look again without it.
      let margin = max(1, signal.shortSide / 100)
      signal = map.erasing(surroundings, from: signal, ground: threshold.ground, margin: margin)
      guard let again = InkThreshold(signal, least: least) else { throw NoDigitFound() }
      threshold = again
      map = ComponentMap(signal, faint: threshold.faint, edge: threshold.edge)
    }
    guard let selection = DigitSelection(map, width: signal.width, height: signal.height) else {
      throw NoDigitFound()
    }
    let (ink, box) = selection.ink(of: signal, map: map, threshold: threshold)
    let digit = StrokeWidth.thickened(ink)
    guard let normalised = DigitBox.normalised(digit) else { throw NoDigitFound() }
    return PreparedDigit(
      pixels: normalised.values, polarity: polarity, ruled: ruled, lines: lines,
      signal: signal, threshold: threshold,
      components: map.components, chosen: selection.chosen, box: box, digit: digit)
  }
}

/// The digit in MNIST's form, with each stage on the way there.
public struct PreparedDigit: Sendable, Equatable {
  /// Ink, 0…1, 1 = full ink; row-major, 28 × 28.
  public let pixels: [Float]
  public let polarity: Polarity
  /// Share of the ground's light that is missing, at working size, before the paper's lines are taken away.
  public let ruled: Plane
  /// The paper's printed lines.
  public let lines: RuledLines
  /// Share of the ground's light that is missing, without the paper's lines.
  public let signal: Plane
  public let threshold: InkThreshold
  /// All connected parts of the ink, in working pixels.
  public let components: [Component]
  /// Indices of those that make the digit, the main one first.
  public let chosen: [Int]
  /// Where the digit lies, in working pixels.
  public let box: Box
  /// The digit alone, ink 0…1, strokes thickened, before it is boxed.
  public let digit: Plane
}
