/// The plotting area of a chart with its two axes.
public struct Plot: Sendable {
  public let x: Axis
  public let y: Axis
  public let frame: Rectangle

  public init(x: Axis, y: Axis, frame: Rectangle) { (self.x, self.y, self.frame) = (x, y, frame) }

  /// The position of a data point in the figure, in units.
  public func position(of point: Point) -> Point {
    Point(
      x: frame.x + x.position(of: point.x) * frame.width,
      y: frame.y + (1 - y.position(of: point.y)) * frame.height)
  }

  /// The position of a data point in the figure, in units; points outside the axes' ranges are clamped to the frame.
  public func clampedPosition(of point: Point) -> Point {
    let position = position(of: point)
    return Point(
      x: min(max(position.x, frame.x), frame.x + frame.width),
      y: min(max(position.y, frame.y), frame.y + frame.height))
  }

  /// Draws grid lines, tick labels and the titles of the axes.
  ///
  /// - Parameters:
  ///   - xFactor: a factor of the tick labels of x: 100 for percentages.
  ///   - yFactor: a factor of the tick labels of y.
  public func drawAxes(
    in figure: inout Figure, xTitle: String, yTitle: String, xFactor: Double = 1, yFactor: Double = 1
  ) {
    let (right, bottom) = (frame.x + frame.width, frame.y + frame.height)
    for tick in y.ticks {
      let position = bottom - y.position(of: tick) * frame.height
      figure.add(.line([Point(x: frame.x, y: position), Point(x: right, y: position)], .grid))
      figure.add(
        .text(y.label(tick, times: yFactor), at: Point(x: frame.x - 7, y: position + 4), .axis(.end)))
    }
    for tick in x.ticks {
      let position = frame.x + x.position(of: tick) * frame.width
      figure.add(.line([Point(x: position, y: bottom), Point(x: position, y: bottom + 4)], .axis))
      figure.add(.text(x.label(tick, times: xFactor), at: Point(x: position, y: bottom + 18), .axis(.middle)))
    }
    figure.add(.line([Point(x: frame.x, y: bottom), Point(x: right, y: bottom)], .axis))
    figure.add(.text(yTitle, at: Point(x: 2, y: 12), .axis(.start)))
    figure.add(.text(xTitle, at: Point(x: right, y: bottom + 34), .axis(.end)))
  }
}
