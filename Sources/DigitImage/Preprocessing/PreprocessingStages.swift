/// The intermediate results of the preprocessing. Planes and boxes are in pixels of the working image.
public struct PreprocessingStages: Sendable, Equatable {
  /// The image, at the working size.
  public let image: WorkingImage
  /// What the image's lightness says about its polarity.
  public let polarityEvidence: PolarityEvidence
  /// The polarity that follows from the evidence, or that the caller requested.
  public let polarity: Polarity
  /// The fraction of the background's light that is missing, 0 = background, 1 = black.
  public let inkSignal: Plane
  /// The printed lines of ruled or squared paper.
  public let lines: RuledLines
  /// `inkSignal` without printed lines, haze and clutter.
  public private(set) var cleanedSignal: Plane
  /// The frames, page edges and bindings that were removed.
  public private(set) var clutter: [ConnectedComponent] = []
  /// The threshold between background and ink; nil if nothing stands out from the background.
  public private(set) var threshold: InkThreshold?
  /// All connected components of the ink.
  public private(set) var components: [ConnectedComponent] = []
  /// Indices of the components that form the digit, the main one first.
  public private(set) var selected: [Int] = []

  init(
    image: WorkingImage, polarityEvidence: PolarityEvidence, polarity: Polarity, inkSignal: Plane,
    lines: RuledLines, cleanedSignal: Plane
  ) {
    self.image = image
    self.polarityEvidence = polarityEvidence
    self.polarity = polarity
    self.inkSignal = inkSignal
    self.lines = lines
    self.cleanedSignal = cleanedSignal
  }

  /// The fraction of the ink, 0…1, that is not part of the digit; 1 if there is no digit.
  public var inkLeftOut: Float {
    let total = components.reduce(0) { $0 + $1.mass }
    return total > 0 ? 1 - selected.reduce(0) { $0 + components[$1].mass } / total : 1
  }

  mutating func record(_ segmentation: Segmentation) {
    cleanedSignal = segmentation.signal
    clutter = segmentation.clutter
    threshold = segmentation.threshold
    components = segmentation.map.components
    selected = segmentation.selection?.selected ?? []
  }
}
