/// A frame with axes, and where in it values lie.
struct Plot {
  let x: Axis
  let y: Axis
  let frame: Rectangle

  /// Where in the drawing a point lies.
  func place(_ point: Point) -> Point {
    Point(
      x: frame.x + x.position(of: point.x) * frame.width,
      y: frame.y + (1 - y.position(of: point.y)) * frame.height)
  }

  /// The same, but points beyond the axes lie on the frame.
  func placeInside(_ point: Point) -> Point {
    let place = place(point)
    return Point(
      x: min(max(place.x, frame.x), frame.x + frame.width),
      y: min(max(place.y, frame.y), frame.y + frame.height))
  }

  /// Grid lines and numbers at the ticks, and the names of the axes.
  ///
  /// - Parameters:
  ///   - xFactor, factor: what the numbers of x and of y are multiplied by: 100 for percentages.
  func drawAxes(
    in figure: inout Figure, xName: String, yName: String, factor: Double, xFactor: Double = 1
  ) {
    let (right, bottom) = (frame.x + frame.width, frame.y + frame.height)
    for tick in y.ticks {
      let height = bottom - y.position(of: tick) * frame.height
      figure.add(.line([Point(x: frame.x, y: height), Point(x: right, y: height)], .grid))
      figure.add(
        .text(y.label(tick, times: factor), at: Point(x: frame.x - 7, y: height + 4), .axis(.end)))
    }
    for tick in x.ticks {
      let place = frame.x + x.position(of: tick) * frame.width
      figure.add(.line([Point(x: place, y: bottom), Point(x: place, y: bottom + 4)], .axis))
      figure.add(.text(x.label(tick, times: xFactor), at: Point(x: place, y: bottom + 18), .axis(.middle)))
    }
    figure.add(.line([Point(x: frame.x, y: bottom), Point(x: right, y: bottom)], .axis))
    figure.add(.text(yName, at: Point(x: 2, y: 12), .axis(.start)))
    figure.add(.text(xName, at: Point(x: right, y: bottom + 34), .axis(.end)))
  }
}

extension Stroke {
  static let grid = Stroke(color: .rule, width: 1)
  static let axis = Stroke(color: .quiet, width: 1)
}

extension TextStyle {
  /// The numbers and names of axes.
  static func axis(_ anchor: Anchor) -> TextStyle { TextStyle(size: 12, color: .quiet, anchor: anchor) }
}
