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

  /// The parts of a curve within the range of the y axis, in units of the figure.
  ///
  /// A curve that leaves the range ends at the frame and begins anew where it comes back.
  func clipped(_ curve: [Point]) -> [[Point]] {
    let (top, bottom) = (frame.y, frame.y + frame.height)
    let points = curve.map { point in
      let place = position(of: point)
      // Rounding is no reason to leave a point out.
      let edge = min(max(place.y, top), bottom)
      return abs(place.y - edge) < 1e-6 ? Point(x: place.x, y: edge) : place
    }
    var parts: [[Point]] = []
    var part: [Point] = []
    for (index, point) in points.enumerated() {
      if index > 0 {
        let crossings = crossings(from: points[index - 1], to: point)
        for crossing in crossings {
          part.append(crossing)
          // The second crossing, or the first from inside, ends the part.
          if part.count > 1 {
            parts.append(part)
            part = []
          }
        }
      }
      if (top...bottom).contains(point.y) { part.append(point) }
    }
    return part.isEmpty ? parts : parts + [part]
  }

  /// Where a segment crosses the upper or lower edge of the frame, from its start to its end.
  private func crossings(from start: Point, to end: Point) -> [Point] {
    [frame.y, frame.y + frame.height].compactMap { edge -> (at: Double, y: Double)? in
      guard (start.y < edge && end.y > edge) || (start.y > edge && end.y < edge) else { return nil }
      return ((edge - start.y) / (end.y - start.y), edge)
    }.sorted { $0.at < $1.at }.map { Point(x: start.x + $0.at * (end.x - start.x), y: $0.y) }
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
