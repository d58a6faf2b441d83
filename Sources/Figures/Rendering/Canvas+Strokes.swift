extension Canvas {
  /// Paints polylines with round caps and joins. Each pixel is painted once, even where lines cross.
  ///
  /// - Parameters:
  ///   - lines: in pixels; a line of one point is a dot.
  ///   - thickness: in pixels. Lines thinner than a pixel are drawn one pixel wide and paler.
  mutating func stroke(_ lines: [[Point]], color: Color, thickness: Double) {
    let radius = max(thickness, 1) / 2
    let paint = Paint(color, opacity: min(thickness, 1))
    guard let bounds = boundingBox(lines)?.grown(by: radius + 1) else { return }
    let (columns, rows) = pixels(touching: bounds)
    guard !columns.isEmpty, !rows.isEmpty else { return }
    var coverage = [Double](repeating: 0, count: columns.count * rows.count)
    for line in lines {
      for segment in segments(of: line) {
        let (near, nearRows) = pixels(touching: segment.boundingBox.grown(by: radius + 1))
        for y in nearRows {
          for x in near {
            let distance = segment.distance(to: Point(x: Double(x) + 0.5, y: Double(y) + 0.5))
            let index = (y - rows.lowerBound) * columns.count + x - columns.lowerBound
            coverage[index] = max(coverage[index], min(1, radius + 0.5 - distance))
          }
        }
      }
    }
    fill(bounds, with: paint) { x, y in
      coverage[(y - rows.lowerBound) * columns.count + x - columns.lowerBound]
    }
  }

  /// Paints a filled circle; center and radius are in pixels.
  mutating func disc(center: Point, radius: Double, paint: Paint) {
    let center = Segment(start: center, end: center)
    fill(center.boundingBox.grown(by: radius + 1), with: paint) { x, y in
      max(0, min(1, radius + 0.5 - center.distance(to: Point(x: Double(x) + 0.5, y: Double(y) + 0.5))))
    }
  }
}

/// The dashes of a polyline, which are `on` long and `off` apart along it.
func dashes(of line: [Point], on: Double, off: Double) -> [[Point]] {
  var dashes: [[Point]] = []
  var (isDrawn, remaining) = (true, on)
  var dash = Array(line.prefix(1))
  for segment in segments(of: line) {
    var done = 0.0
    let length = segment.length
    while length - done > remaining {
      done += remaining
      let place = segment.point(at: done / length)
      if isDrawn { dashes.append(dash + [place]) }
      isDrawn.toggle()
      remaining = isDrawn ? on : off
      dash = [place]
    }
    remaining -= length - done
    dash.append(segment.end)
  }
  if isDrawn, dash.count > 1 { dashes.append(dash) }
  return dashes
}

private struct Segment {
  let start: Point
  let end: Point

  var length: Double {
    let (x, y) = (end.x - start.x, end.y - start.y)
    return (x * x + y * y).squareRoot()
  }

  func point(at fraction: Double) -> Point {
    Point(x: start.x + fraction * (end.x - start.x), y: start.y + fraction * (end.y - start.y))
  }

  var boundingBox: Rectangle {
    Rectangle(
      x: min(start.x, end.x), y: min(start.y, end.y), width: abs(end.x - start.x),
      height: abs(end.y - start.y))
  }

  /// The distance from the nearest point of the segment.
  func distance(to point: Point) -> Double {
    let (x, y) = (end.x - start.x, end.y - start.y)
    let square = x * x + y * y
    let fraction = square > 0 ? ((point.x - start.x) * x + (point.y - start.y) * y) / square : 0
    return Segment(start: self.point(at: max(0, min(1, fraction))), end: point).length
  }
}

/// The segments of a polyline; a line of one point is a segment of length 0.
private func segments(of line: [Point]) -> [Segment] {
  if line.count == 1 { return [Segment(start: line[0], end: line[0])] }
  return zip(line, line.dropFirst()).map(Segment.init)
}

private func boundingBox(_ lines: [[Point]]) -> Rectangle? {
  let (x, y) = (lines.joined().map(\.x), lines.joined().map(\.y))
  guard let left = x.min(), let right = x.max(), let top = y.min(), let bottom = y.max() else { return nil }
  return Rectangle(x: left, y: top, width: right - left, height: bottom - top)
}
