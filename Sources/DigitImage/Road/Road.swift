/// A picture that holds no ink that could be a digit.
public struct NoDigitFound: Error, Equatable {
  public init() {}
}

/// The road from a photo to the 28×28 ink that the network sees.
public enum Road {
  /// Changes whenever the same photo gives other pixels; model files record it.
  public static let version = 1
  /// Long side, in pixels, at which the road works: larger pictures are shrunk first.
  public static let workingSide = 640

  /// Finds the digit in a picture and brings it into MNIST's form.
  ///
  /// - Parameter polarity: nil decides from the picture.
  public static func prepare(_ bitmap: Bitmap, polarity: Polarity? = nil) throws(NoDigitFound)
    -> PreparedDigit
  {
    var picture = ColourPlanes(bitmap, workingSide: workingSide)
    let grey = picture.grey
    let polarity = polarity ?? Polarity(of: grey)
    if polarity == .lightInk { picture.invert() }

    var signal = InkSignal.measure(picture)
    if signal.longSide >= 160 { signal = signal.binomialSmoothed() }
    guard let threshold = InkThreshold(signal) else { throw NoDigitFound() }
    let map = ComponentMap(signal, faint: threshold.faint, edge: threshold.edge)
    guard let selection = DigitSelection(map, width: signal.width, height: signal.height) else {
      throw NoDigitFound()
    }
    let ink = selection.ink(of: signal, map: map, threshold: threshold)
    guard let box = DigitBox.boundingBox(of: ink, above: 0.5) else { throw NoDigitFound() }
    let digit = StrokeWidth.thickened(ink.cropped(to: box))
    guard let normalised = DigitBox.normalised(digit) else { throw NoDigitFound() }
    return PreparedDigit(
      pixels: normalised.values, polarity: polarity, grey: grey, signal: signal, threshold: threshold,
      components: map.components, chosen: selection.chosen, box: box, digit: digit)
  }
}

/// The digit in MNIST's form, with each stage on the way there.
public struct PreparedDigit: Sendable {
  /// Ink, 0…1, 1 = full ink; row-major, 28 × 28.
  public let pixels: [Float]
  public let polarity: Polarity
  /// Lightness at working size, 0…1.
  public let grey: Plane
  /// Share of the ground's light that is missing, at working size.
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

extension DigitSelection {
  /// The chosen parts as ink, 0…1: a soft step at the threshold, so that edges stay anti-aliased.
  func ink(of signal: Plane, map: ComponentMap, threshold: InkThreshold) -> Plane {
    var isChosen = [Bool](repeating: false, count: map.components.count)
    for index in chosen { isChosen[index] = true }
    var result = Plane(width: signal.width, height: signal.height)
    let begin = min(threshold.faint, threshold.edge * 0.75)
    let range = max(threshold.edge + (threshold.edge - begin) - begin, .leastNormalMagnitude)
    for index in signal.values.indices {
      let label = map.labels[index]
      guard label >= 0, isChosen[Int(label)] else { continue }
      result.values[index] = max(0, min(1, (signal.values[index] - begin) / range))
    }
    return result
  }
}
