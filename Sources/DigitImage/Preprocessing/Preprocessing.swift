/// The road from a photo to the ink that the network sees.
public enum Preprocessing {
  /// Changes whenever the same photo gives other pixels; model files record it.
  public static let version = 1
  /// Long side, in pixels, at which the road works: larger pictures are shrunk first. A third fewer pixels than at
  /// 500 cost no accuracy on 1,989 photos; a decoder shrinks a 12-megapixel one nearly as far by averaging blocks of 8×8.
  public static let workingSide = 400

  /// Finds the digit in a picture and brings it into the form that a network takes.
  ///
  /// - Parameter polarity: nil decides from the picture.
  public static func run(
    _ bitmap: Bitmap, polarity: Polarity? = nil, format: InputFormat = .mnist
  ) throws(NoDigitFound) -> PreprocessedDigit {
    let picture = Picture(bitmap, workingSide: workingSide)
    let small = picture.shrunk(toLongSide: InkSignal.groundSide)
    let skewness = Polarity.skewness(of: small.gray)
    let polarity = polarity ?? Polarity(skewness: skewness)
    var measured = InkSignal.measure(picture, small: small, polarity: polarity)
    if measured.longSide >= 160 { measured = measured.binomialSmoothed() }
    let lines = RuledLines(in: measured)
    let signal = InkSignal.withoutHaze(lines.isEmpty ? measured : measured.removing(lines))
    var stages = Stages(
      picture: picture, skewness: skewness, polarity: polarity, measured: measured, lines: lines,
      signal: signal)

    guard let segmentation = Segmentation(in: signal, lines: lines) else {
      throw NoDigitFound(stages: stages)
    }
    stages.record(segmentation)
    guard let selection = segmentation.selection else { throw NoDigitFound(stages: stages) }
    let (ink, box) = selection.ink(
      of: segmentation.signal, map: segmentation.map, threshold: segmentation.threshold)
    let digit = StrokeWidth.thickened(ink)
    guard let normalized = format.normalized(digit) else { throw NoDigitFound(stages: stages) }
    return PreprocessedDigit(
      format: format, pixels: normalized.values, ink: ink, digit: digit, box: box, stages: stages)
  }
}

/// The digit in the form that a network takes, with each stage on the way there.
public struct PreprocessedDigit: Sendable, Equatable {
  public let format: InputFormat
  /// Ink, 0…1, 1 = full ink; row-major, side × side of the form.
  public let pixels: [Float]
  /// The digit alone, ink 0…1, as large as `box`.
  public let ink: Plane
  /// The same with thin strokes thickened, before it is brought into the form.
  public let digit: Plane
  /// Where the digit lies, in working pixels.
  public let box: Box
  public let stages: Stages

  /// What the network sees: `pixels` as a picture.
  public var plane: Plane { Plane(width: format.side, height: format.side, values: pixels) }
}

/// A picture that holds no ink that could be a digit.
public struct NoDigitFound: Error, Equatable {
  /// How far the road was gone.
  public let stages: Stages
}

/// What each step of the road saw and did; planes and boxes are in working pixels.
public struct Stages: Sendable, Equatable {
  /// The photo itself.
  public let picture: Picture
  /// How its lightness leans: below 0 to the dark side, above 0 to the light one.
  public let skewness: Float
  /// What follows from that, or what the caller said.
  public let polarity: Polarity
  /// The share of the ground's light that is missing, 0 = bare ground, 1 = black.
  public let measured: Plane
  /// The paper's printed lines.
  public let lines: RuledLines
  /// What is left of `measured` without the printed lines, haze and clutter.
  public fileprivate(set) var signal: Plane
  /// Frames, page edges, bindings that were taken away.
  public fileprivate(set) var clutter: [Component] = []
  /// Where ink begins; nil where nothing stands out.
  public fileprivate(set) var threshold: InkThreshold?
  /// All connected parts of the ink.
  public fileprivate(set) var components: [Component] = []
  /// Indices of those that make the digit, the main one first; the others were passed over.
  public fileprivate(set) var chosen: [Int] = []

  fileprivate init(
    picture: Picture, skewness: Float, polarity: Polarity, measured: Plane, lines: RuledLines, signal: Plane
  ) {
    self.picture = picture
    self.skewness = skewness
    self.polarity = polarity
    self.measured = measured
    self.lines = lines
    self.signal = signal
  }

  fileprivate mutating func record(_ segmentation: Segmentation) {
    signal = segmentation.signal
    clutter = segmentation.clutter
    threshold = segmentation.threshold
    components = segmentation.map.components
    chosen = segmentation.selection?.chosen ?? []
  }
}

/// The digit among the ink of a signal.
private struct Segmentation {
  private(set) var signal: Plane
  private(set) var clutter: [Component] = []
  private(set) var threshold: InkThreshold
  private(set) var map: ComponentMap
  /// nil where no part of the ink could be a digit.
  private(set) var selection: DigitSelection?

  /// Looks for the digit; where the ink holds clutter, again without them, since a dark frame hides
  /// how strong the writing is. nil where nothing stands out from the ground.
  init?(in signal: Plane, lines: RuledLines) {
    self.init(signal, lines: lines)
    let found = Clutter(in: map, width: signal.width, height: signal.height, lines: lines)
    guard !found.components.isEmpty else { return }
    let margin = max(1, signal.shortSide / 100)
    let cleared = map.erasing(found.components, from: signal, ground: threshold.ground, margin: margin)
    // A frame that is a gradient goes on more faintly beyond what was cleared.
    guard var again = Segmentation(cleared, lines: lines, least: 0.1 * threshold.ink), again.selection != nil
    else {
      // What only touches the border may be a digit after all; what fills a side of the picture is none.
      if found.isFrame { selection = nil }
      return
    }
    again.clutter = found.components.map { map.components[$0] }
    self = again
  }

  private init?(_ signal: Plane, lines: RuledLines, least: Float = 0) {
    guard let threshold = InkThreshold(signal, least: max(least, 0.2 * lines.darkness)) else { return nil }
    let map = ComponentMap(signal, faint: threshold.faint, edge: threshold.edge)
    let selection = DigitSelection(map, width: signal.width, height: signal.height)
    (self.signal, self.threshold, self.map, self.selection) = (signal, threshold, map, selection)
  }
}
