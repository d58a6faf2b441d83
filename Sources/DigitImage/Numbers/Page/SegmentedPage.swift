/// The ink of a page, in groups that may be numbers.
public struct SegmentedPage: Sendable {
  /// The size of the page's working image, in pixels.
  public var width: Int { signal.width }
  public var height: Int { signal.height }
  /// The number of groups.
  public var count: Int { groups.count }

  /// The ink signal, without printed lines.
  private let signal: Plane
  private let map: ComponentMap
  /// In reading order.
  private let groups: [ComponentGroup]
  /// The index of each component's group, or −1.
  private let groupOfComponent: [Int32]

  /// The largest components are kept, so that noise costs bounded time: more digits than a page has.
  static let maximumComponents = 2048
  /// The largest groups are kept: more numbers than a page has.
  static let maximumGroups = 1024
  /// The smallest height of a digit, in pixels.
  private static let minimumHeight = 8

  /// nil if nothing stands out from the paper.
  init?(_ page: UnlinedPage) {
    guard let (signal, threshold, map) = Self.components(of: page.signal) else { return nil }
    (self.signal, self.map) = (signal, map)
    let all = map.components
    let strokeWidth = StrokeWidth.measure(signal.map { $0 > threshold.high ? 1 : 0 })
    let remnants = map.remnants(of: page.print, strokeWidth: strokeWidth)
    let usable = all.indices.filter { index in
      let box = all[index].box
      return !remnants[index] && all[index].area >= 8 && box.height >= 3
        && box.width <= 12 * max(box.height, Self.minimumHeight)
    }
    let largest = usable.sorted { (all[$1].area, $0) < (all[$0].area, $1) }.prefix(Self.maximumComponents)
    let usual = Self.usualHeight(largest.map { all[$0] })
    // Small ones are specks and the texture of paper.
    let digits = largest.map { all[$0].box }.filter {
      $0.height >= Self.minimumHeight && 3 * $0.height >= usual
    }
    let found = ComponentGroup.groups(
      of: largest.map { ($0, all[$0].box) }, widestGap: DigitSpacing.widestGap(between: digits)
    )
    .filter { $0.height >= Self.minimumHeight && 3 * $0.height >= usual }
    .prefix(Self.maximumGroups)
    let order = ReadingOrder.of(found.map(\.box), digits: found.flatMap(\.tall))
    groups = order.map { found[$0] }
    var groupOfComponent = [Int32](repeating: -1, count: all.count)
    for (place, group) in groups.enumerated() {
      for component in group.components { groupOfComponent[component] = Int32(place) }
    }
    self.groupOfComponent = groupOfComponent
  }

  /// Segments one of the groups as a number.
  ///
  /// - Parameters:
  ///   - view: of the group's ink signal.
  ///   - format: the format of the candidates' pixels.
  /// - Returns: the number, and the part of the page that its `ink` shows; nil if it cannot be a number.
  public func number(_ index: Int, in view: NumberView = .unchanged, format: InputFormat = .mnist) -> (
    number: SegmentedNumber, place: PixelBox
  )? {
    let group = groups[index]
    let margin = max(2, group.height / 4)
    let place = PixelBox(
      left: max(0, group.box.left - margin), top: max(0, group.box.top - margin),
      right: min(width, group.box.right + margin), bottom: min(height, group.box.bottom + margin))
    var ink = signal.cropped(to: place)
    for y in 0..<place.height {
      for x in 0..<place.width {
        let label = map.labels[(place.top + y) * width + place.left + x]
        if label >= 0, groupOfComponent[Int(label)] != Int32(index) { ink[x, y] = 0 }
      }
    }
    let seen = ink.seen(in: view, beyond: 0)
    return NumberPreprocessing.segment(seen, frame: .none, inkLevel: view.inkLevel, format: format)
      .map { ($0, place) }
  }
}

extension SegmentedPage {
  /// The components of a page's ink, without what is larger than writing: edges, the table under the page, pictures.
  private static func components(
    of signal: Plane
  ) -> (signal: Plane, threshold: InkThreshold, map: ComponentMap)? {
    guard let (threshold, map) = threshold(signal) else { return nil }
    let clutter = Clutter(
      in: map, width: signal.width, height: signal.height, lines: .none, findsRings: false)
    let large = map.components.indices.filter { index in
      let box = map.components[index].box
      return 10 * box.width > 7 * signal.width || 10 * box.height > 7 * signal.height
    }
    let removed = Set(clutter.components + large).sorted()
    guard !removed.isEmpty else { return (signal, threshold, map) }
    // They may be darker than the writing: the threshold is another one without them.
    let cleared = map.erasing(removed, from: signal, background: threshold.background, margin: 2)
    return Self.threshold(cleared).map { (cleared, $0.threshold, $0.map) }
  }

  private static func threshold(_ signal: Plane) -> (threshold: InkThreshold, map: ComponentMap)? {
    guard let threshold = InkThreshold(signal) else { return nil }
    let low = threshold.aboveTexture
    return (threshold, ComponentMap(signal, low: low, high: max(low, threshold.high)))
  }

  /// The height of the components that have most of the ink, in pixels: half of the ink belongs to higher ones.
  private static func usualHeight(_ components: [ConnectedComponent]) -> Int {
    let sorted = components.sorted { $0.box.height > $1.box.height }
    let half = components.reduce(0) { $0 + $1.area } / 2
    var area = 0
    for component in sorted {
      area += component.area
      if area > half { return component.box.height }
    }
    return 0
  }
}

extension ComponentMap {
  /// For each component, whether it is a remnant of a printed line: it lies on the line, and is not darker. Ink on a line is darker
  /// than the line alone, unless the line is as dark as ink.
  ///
  /// - Parameters:
  ///   - print: the ink signal of the line at each pixel; 0 where there is none.
  ///   - strokeWidth: of the page's ink, in pixels.
  fileprivate func remnants(of print: Plane, strokeWidth: Float) -> [Bool] {
    var onLine = [Int32](repeating: 0, count: components.count)
    var darkest = [Float](repeating: 0, count: components.count)
    for (pixel, label) in labels.enumerated() where label >= 0 && print.values[pixel] > 0 {
      onLine[Int(label)] += 1
      darkest[Int(label)] = max(darkest[Int(label)], print.values[pixel])
    }
    return components.indices.map { index in
      let component = components[index]
      guard component.strength <= 1.25 * darkest[index] else { return false }
      // Where a line ends, it is less certain where it lies; but what hangs on it is thinner than strokes.
      let isThin = Float(component.area) < 0.75 * strokeWidth * Float(component.box.longSide)
      return (isThin ? 5 : 1.1) * Float(onLine[index]) >= Float(component.area)
    }
  }
}
