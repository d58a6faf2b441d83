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
    guard let find = Find(in: &signal, lines: lines) else { throw NoDigitFound() }
    let (threshold, map, selection) = (find.threshold, find.map, find.selection)
    let (ink, box) = selection.ink(of: signal, map: map, threshold: threshold)
    let digit = StrokeWidth.thickened(ink)
    guard let normalised = DigitBox.normalised(digit) else { throw NoDigitFound() }
    return PreparedDigit(
      pixels: normalised.values, polarity: polarity, ruled: ruled, lines: lines,
      signal: signal, threshold: threshold,
      components: map.components, chosen: selection.chosen, box: box, digit: digit)
  }
}

/// The digit among the ink of a signal.
private struct Find {
  let threshold: InkThreshold
  let map: ComponentMap
  let selection: DigitSelection

  /// Looks for the digit; where the ink holds surroundings, again without them, since a dark frame hides
  /// how strong the writing is. `signal` becomes what the digit was found in.
  init?(in signal: inout Plane, lines: RuledLines) {
    self.init(signal, lines: lines)
    let surroundings = Surroundings.find(
      in: map, width: signal.width, height: signal.height, lines: lines)
    guard !surroundings.isEmpty else { return }
    let margin = max(1, signal.shortSide / 100)
    let cleared = map.erasing(surroundings, from: signal, ground: threshold.ground, margin: margin)
    guard let again = Find(cleared, lines: lines) else { return }
    self = again
    signal = cleared
  }

  private init?(_ signal: Plane, lines: RuledLines) {
    guard let threshold = InkThreshold(signal, least: 0.2 * lines.darkness) else { return nil }
    let map = ComponentMap(signal, faint: threshold.faint, edge: threshold.edge)
    guard let selection = DigitSelection(map, width: signal.width, height: signal.height) else { return nil }
    (self.threshold, self.map, self.selection) = (threshold, map, selection)
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
