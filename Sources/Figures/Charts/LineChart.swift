/// Curves over common axes, with their names and last values to the right of their ends.
///
/// The y axis is logarithmic if all values are positive and the largest is at least 30 times the smallest; its title then
/// says so.
public struct LineChart: Sendable {
  public struct Curve: Sendable {
    public let name: String
    /// Ascending in x; points that are not finite are left out.
    public let points: [Point]
    public let stroke: Stroke
    /// The text of the last value. Curves without it are drawn as a background, and the y axis may cut off the top and
    /// bottom 5 % of their values; a mark at the edge then states the extreme value.
    public let lastValue: String?

    public init(name: String, points: [Point], stroke: Stroke, lastValue: String? = nil) {
      (self.name, self.points, self.stroke, self.lastValue) = (name, points, stroke, lastValue)
    }
  }

  public let title: String
  /// The titles of the axes: quantity and unit.
  public let xTitle: String
  public let yTitle: String
  /// A factor of the tick labels of y: 100 for percentages.
  public let yFactor: Double
  /// In paint order.
  public let curves: [Curve]
  /// Where the x axis starts, unless a curve starts before.
  public let start: Double
  /// An x position marked with a vertical line and a text.
  public let mark: (x: Double, text: String)?

  public init(
    title: String, xTitle: String, yTitle: String, yFactor: Double = 1, curves: [Curve], start: Double = 0,
    mark: (x: Double, text: String)? = nil
  ) {
    (self.title, self.xTitle, self.yTitle, self.yFactor) = (title, xTitle, yTitle, yFactor)
    (self.curves, self.start, self.mark) = (curves, start, mark)
  }

  /// Edges of the plotting area, in units. The curves' names are to the right of it.
  private static let (right, top, bottom) = (272.0, 24.0, 216.0)
  private static let (width, height) = (360.0, 256.0)
  /// The width of a mark's text beside another text.
  private static let markWidth = 140.0
  /// The height of a name with the value below it.
  private static let labelHeight = 30.0

  public var figure: Figure {
    var figure = Figure(width: Self.width, height: Self.height, scale: 1.5, title: description)
    let drawn = curves.map { curve in curve.points.filter { $0.x.isFinite && $0.y.isFinite } }
    guard let plot = plot(drawn) else {
      figure.add(.text("no values", at: Point(x: Self.width / 2, y: Self.height / 2), .axis(.middle)))
      return figure
    }
    plot.drawAxes(
      in: &figure, xTitle: xTitle, yTitle: yTitle + (plot.y.scale == .logarithmic ? " (log scale)" : ""),
      yFactor: yFactor)
    if let mark, plot.x.range.contains(mark.x) { draw(mark, on: plot, in: &figure) }
    for (curve, points) in zip(curves, drawn) {
      for part in plot.clipped(points) { figure.add(.line(part, curve.stroke)) }
    }
    for (curve, points) in zip(curves, drawn) where curve.lastValue == nil {
      drawCutOff(points, on: plot, in: &figure)
    }
    if let background = curves.first(where: { $0.lastValue == nil && !$0.points.isEmpty }) {
      let corner = Point(x: plot.frame.x, y: Self.bottom + 34)
      figure.add(.text("— \(background.name)", at: corner, .axis(.start)))
    }
    drawLabels(of: Array(zip(curves, drawn)), on: plot, in: &figure)
    return figure
  }

  /// The title with the last values, for readers who cannot see the figure.
  private var description: String {
    let finite = curves.filter { $0.points.last?.y.isFinite ?? false }
    let values = finite.compactMap { curve in curve.lastValue.map { "\(curve.name) \($0)" } }
    return values.isEmpty ? title : "\(title): \(values.joined(separator: ", "))"
  }

  /// Axes that cover all points; nil if there are none.
  private func plot(_ drawn: [[Point]]) -> Plot? {
    let all = drawn.joined()
    guard let first = all.first, let end = all.map(\.x).max() else { return nil }
    let across = Axis(within: min(start, first.x)...end)
    let up = verticalAxis(drawn)
    // The frame leaves room on its left for the longest tick label.
    let longest = up.ticks.map { up.label($0, times: yFactor).count }.max() ?? 0
    let left = max(42, 12 + Self.digitWidth * Double(longest))
    return Plot(
      x: across, y: up,
      frame: Rectangle(x: left, y: Self.top, width: Self.right - left, height: Self.bottom - Self.top))
  }

  private func verticalAxis(_ drawn: [[Point]]) -> Axis {
    let all = drawn.joined().map(\.y)
    let (low, high) = (all.min() ?? 0, all.max() ?? 1)
    if low > 0, high / low >= Self.logarithmicRatio {
      return Axis(decadesCovering: low...high)
    }
    let covered = zip(curves, drawn).flatMap { curve, points in
      curve.lastValue == nil ? trimmed(points.map(\.y)) : points.map(\.y)
    }
    return Axis(covering: (covered.min() ?? low)...(covered.max() ?? high))
  }

  /// The width of a digit in a wide font, in units.
  private static let digitWidth = 7.5

  /// The ratio of the largest to the smallest value from which on the y axis is logarithmic.
  private static let logarithmicRatio = 30.0

  private func draw(_ mark: (x: Double, text: String), on plot: Plot, in figure: inout Figure) {
    let x = plot.position(of: Point(x: mark.x, y: plot.y.range.lowerBound)).x
    let frame = plot.frame
    let stroke = Stroke(color: .secondary, width: 1, isDashed: true)
    figure.add(.line([Point(x: x, y: frame.y), Point(x: x, y: frame.y + frame.height)], stroke))
    let anchor: TextStyle.Anchor = x > frame.x + frame.width / 2 ? .end : .start
    let beside = Point(x: x + (anchor == .end ? -5 : 5), y: frame.y + frame.height - 7)
    figure.add(.text(mark.text, at: beside, .axis(anchor)))
  }

  /// Marks values beyond the y axis: an arrow at the edge where the most extreme one would be, and its value.
  private func drawCutOff(_ points: [Point], on plot: Plot, in figure: inout Figure) {
    let (range, frame) = (plot.y.range, plot.frame)
    if let lowest = points.min(by: { $0.y < $1.y }), lowest.y < range.lowerBound {
      let bottom = frame.y + frame.height
      drawArrow(to: lowest, edge: bottom, tail: -5, on: plot, in: &figure)
      // Above the text of a mark, if that is along the lower edge nearby.
      let distance =
        mark.map { abs($0.x - lowest.x) / (plot.x.range.upperBound - plot.x.range.lowerBound) } ?? 1
      let baseline = bottom - (distance * frame.width < Self.markWidth ? 21 : 5)
      drawExtreme("min", lowest, baseline: baseline, on: plot, in: &figure)
    }
    if let highest = points.max(by: { $0.y < $1.y }), highest.y > range.upperBound {
      drawArrow(to: highest, edge: frame.y, tail: 5, on: plot, in: &figure)
      drawExtreme("max", highest, baseline: frame.y + 12, on: plot, in: &figure)
    }
  }

  /// Draws an arrow head at an edge of the frame.
  private func drawArrow(
    to point: Point, edge: Double, tail: Double, on plot: Plot, in figure: inout Figure
  ) {
    let x = plot.position(of: point).x
    let head = [(x - 3.5, edge + tail), (x, edge), (x + 3.5, edge + tail)]
    figure.add(.line(head.map(Point.init), Stroke(color: .secondary)))
  }

  /// Writes a value beside the arrow to it.
  private func drawExtreme(
    _ name: String, _ point: Point, baseline: Double, on plot: Plot, in figure: inout Figure
  ) {
    let x = plot.position(of: point).x
    let anchor: TextStyle.Anchor = x > plot.frame.x + plot.frame.width / 2 ? .end : .start
    let place = Point(x: x + (anchor == .end ? -7 : 7), y: baseline)
    figure.add(.text("\(name) \(plot.y.label(point.y, times: yFactor))", at: place, .axis(anchor)))
  }

  /// Draws a dot at the end of each curve, and name and last value to its right, spread out so that they do not overlap.
  private func drawLabels(of curves: [(Curve, [Point])], on plot: Plot, in figure: inout Figure) {
    var ends = curves.compactMap { curve, points in
      points.last.map { (curve: curve, point: plot.position(of: $0)) }
    }.filter { $0.curve.lastValue != nil }
    ends.sort { $0.point.y < $1.point.y }
    let rows = spread(
      ends.map(\.point.y), distance: Self.labelHeight, within: Self.top + 4...Self.bottom - 8)
    for (end, row) in zip(ends, rows) {
      let color = end.curve.stroke.color
      figure.add(.circle(center: end.point, radius: 3, fill: Fill(color: color)))
      let x = Self.right + 8
      let name = TextStyle(size: 12, color: color, isBold: true)
      figure.add(.text(end.curve.name, at: Point(x: x, y: row), name))
      figure.add(.text(end.curve.lastValue ?? "", at: Point(x: x, y: row + 14), TextStyle(size: 12)))
    }
  }
}

/// The values without the lowest and the highest 5 %.
private func trimmed(_ values: [Double]) -> [Double] {
  Array(values.sorted().dropFirst(values.count / 20).dropLast(values.count / 20))
}

/// Moves positions apart until neighbors have a minimum distance: `spread([1, 2], distance: 10, within: 0...25)` is
/// `[1, 11]`.
///
/// - Parameter positions: ascending.
func spread(_ positions: [Double], distance: Double, within range: ClosedRange<Double>) -> [Double] {
  var places: [Double] = []
  for position in positions {
    places.append(max(position, places.last.map { $0 + distance } ?? range.lowerBound))
  }
  // Where the last ones were pushed beyond the range, push back.
  var limit = range.upperBound
  for index in places.indices.reversed() {
    places[index] = min(places[index], limit)
    limit = places[index] - distance
  }
  return places
}
