/// Curves over common axes; where they end, their names and last values.
struct LineChart {
  struct Curve {
    let name: String
    /// Ascending in x; those that are not finite are left out.
    let points: [Point]
    var stroke = Stroke(color: .accent, width: 2)
    /// The last value as it is written; nil where the curve is a background to those that have one, which may hide
    /// its outermost values.
    var ending: String?
  }

  let title: String
  /// What x counts, and what y measures.
  let (xName, yName): (String, String)
  /// 100 where y is a share that is written as a percentage.
  var factor = 1.0
  /// From the one drawn first.
  let curves: [Curve]
  /// Where x begins.
  var start = 0.0
  /// A value of x that stands out, and why.
  var mark: (x: Double, text: String)?

  /// In units: where the frame ends, right of which the curves have their names, and from where to where it goes.
  private static let (right, top, bottom) = (272.0, 24.0, 216.0)
  private static let (width, height) = (360.0, 256.0)
  /// What a name and the value below it take.
  private static let endingHeight = 30.0

  var figure: Figure {
    var figure = Figure(width: Self.width, height: Self.height, scale: 1.5, title: title)
    let drawn = curves.map { curve in curve.points.filter { $0.x.isFinite && $0.y.isFinite } }
    guard let plot = plot(drawn) else {
      figure.add(.text("no values", at: Point(x: Self.width / 2, y: Self.height / 2), .axis(.middle)))
      return figure
    }
    plot.drawAxes(in: &figure, xName: xName, yName: yName, factor: factor)
    if let mark, plot.x.range.contains(mark.x) { draw(mark, on: plot, in: &figure) }
    for (curve, points) in zip(curves, drawn) {
      figure.add(.line(points.map(plot.placeInside), curve.stroke))
    }
    if let background = curves.first(where: { $0.ending == nil && !$0.points.isEmpty }) {
      let corner = Point(x: Self.right, y: 12)
      figure.add(.text("— \(background.name)", at: corner, .axis(.end)))
    }
    drawEndings(of: Array(zip(curves, drawn)), on: plot, in: &figure)
    return figure
  }

  /// Axes that cover all points; nil where there are none.
  private func plot(_ drawn: [[Point]]) -> Plot? {
    let all = drawn.joined()
    guard let first = all.first, let end = all.map(\.x).max() else { return nil }
    let across = Axis(within: min(start, first.x)...end)
    let up = verticalAxis(drawn)
    // Left of the frame there is room for the longest number.
    let longest = up.ticks.map { up.label($0, times: factor).count }.max() ?? 0
    let left = max(42, 12 + Self.digitWidth * Double(longest))
    return Plot(
      x: across, y: up,
      frame: Rectangle(x: left, y: Self.top, width: Self.right - left, height: Self.bottom - Self.top))
  }

  /// An axis that covers all values, logarithmic where they span decades.
  private func verticalAxis(_ drawn: [[Point]]) -> Axis {
    let all = drawn.joined().map(\.y)
    let (least, greatest) = (all.min() ?? 0, all.max() ?? 1)
    if least > 0, greatest / least >= Self.logarithmicFrom {
      return Axis(decadesCovering: least...greatest)
    }
    let covered = zip(curves, drawn).flatMap { curve, points in
      curve.ending == nil ? withoutOutermost(points.map(\.y)) : points.map(\.y)
    }
    return Axis(covering: (covered.min() ?? least)...(covered.max() ?? greatest))
  }

  /// In units, of widely running fonts.
  private static let digitWidth = 7.5

  /// How many times the least value the greatest must be for a logarithmic axis.
  private static let logarithmicFrom = 30.0

  private func draw(_ mark: (x: Double, text: String), on plot: Plot, in figure: inout Figure) {
    let x = plot.place(Point(x: mark.x, y: plot.y.range.lowerBound)).x
    let frame = plot.frame
    let stroke = Stroke(color: .quiet, width: 1, isDashed: true)
    figure.add(.line([Point(x: x, y: frame.y), Point(x: x, y: frame.y + frame.height)], stroke))
    let anchor: TextStyle.Anchor = x > frame.x + frame.width / 2 ? .end : .start
    let beside = Point(x: x + (anchor == .end ? -5 : 5), y: frame.y + frame.height - 7)
    figure.add(.text(mark.text, at: beside, .axis(anchor)))
  }

  /// A dot at each end, and beside it name and value; one above the other where the ends are close.
  private func drawEndings(of curves: [(Curve, [Point])], on plot: Plot, in figure: inout Figure) {
    var ends = curves.compactMap { curve, points in
      points.last.map { (curve: curve, point: plot.place($0)) }
    }.filter { $0.curve.ending != nil }
    ends.sort { $0.point.y < $1.point.y }
    let rows = spread(
      ends.map(\.point.y), distance: Self.endingHeight, within: Self.top + 4...Self.bottom - 8)
    for (end, row) in zip(ends, rows) {
      let color = end.curve.stroke.color
      figure.add(.circle(center: end.point, radius: 3, fill: Fill(color: color)))
      let x = Self.right + 8
      let name = TextStyle(size: 12, color: color, isBold: true)
      figure.add(.text(end.curve.name, at: Point(x: x, y: row), name))
      figure.add(.text(end.curve.ending ?? "", at: Point(x: x, y: row + 14), TextStyle(size: 12)))
    }
  }
}

/// All but the least and the greatest twentieth of values.
private func withoutOutermost(_ values: [Double]) -> [Double] {
  Array(values.sorted().dropFirst(values.count / 20).dropLast(values.count / 20))
}

/// Places that are at least so far apart, near to those wished for, which ascend.
func spread(_ wishes: [Double], distance: Double, within range: ClosedRange<Double>) -> [Double] {
  var places: [Double] = []
  for wish in wishes { places.append(max(wish, places.last.map { $0 + distance } ?? range.lowerBound)) }
  // Whoever was pushed out at the end pushes back.
  var limit = range.upperBound
  for index in places.indices.reversed() {
    places[index] = min(places[index], limit)
    limit = places[index] - distance
  }
  return places
}
