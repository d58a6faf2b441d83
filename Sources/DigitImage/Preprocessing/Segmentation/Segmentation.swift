/// The digit, segmented from an ink signal.
struct Segmentation {
  /// The signal without clutter.
  private(set) var signal: Plane
  /// The components that were removed as clutter.
  private(set) var clutter: [ConnectedComponent] = []
  private(set) var threshold: InkThreshold
  private(set) var map: ComponentMap
  /// The components of the digit; nil if none could be a digit.
  private(set) var selection: DigitSelection?

  /// Segments a signal; nil if nothing stands out from the background.
  ///
  /// If there is clutter, it is removed and the signal is segmented again, because a dark frame raises the
  /// threshold above faint writing.
  ///
  /// - Parameters:
  ///   - isOnlyDarkestInk: whether fainter strokes are printed.
  ///   - removesClutter: whether to look for clutter.
  init?(of signal: Plane, lines: RuledLines, isOnlyDarkestInk: Bool = false, removesClutter: Bool = true) {
    self.init(signal, lines: lines, isOnlyDarkestInk: isOnlyDarkestInk)
    let found = Clutter(in: map, width: signal.width, height: signal.height, lines: lines)
    guard removesClutter, !found.components.isEmpty else { return }
    let margin = max(1, signal.shortSide / 100)
    let cleared = map.erasing(
      found.components, from: signal, background: threshold.background, margin: margin)
    // A frame with a soft edge leaves a fainter rim behind, hence the minimum.
    guard
      var second = Segmentation(
        cleared, lines: lines, isOnlyDarkestInk: isOnlyDarkestInk, minimumInk: 0.1 * threshold.ink),
      second.selection != nil
    else {
      // A component that only touches the border may be the digit after all, but not one that fills a side.
      if found.fillsSide { selection = nil }
      return
    }
    second.clutter = found.components.map { map.components[$0] }
    self = second
  }

  /// Segments a signal without looking for clutter.
  private init?(_ signal: Plane, lines: RuledLines, isOnlyDarkestInk: Bool, minimumInk: Float = 0) {
    guard
      let threshold = InkThreshold(
        signal, minimumInk: max(minimumInk, 0.2 * lines.darkness), isOnlyDarkestInk: isOnlyDarkestInk)
    else { return nil }
    let map = ComponentMap(signal, low: threshold.low, high: threshold.high)
    let selection = DigitSelection(map, width: signal.width, height: signal.height)
    (self.signal, self.threshold, self.map, self.selection) = (signal, threshold, map, selection)
  }
}
