extension Canvas {
  /// Paints lines with round ends and joints, each pixel once, however often they cross.
  ///
  /// - Parameters:
  ///   - lines: in pixels; one of a single place is a dot.
  ///   - thickness: in pixels. Thinner lines than a pixel are paler instead.
  mutating func stroke(_ lines: [[Point]], color: Color, thickness: Double) {
    let reach = max(thickness, 1) / 2
    let paint = Paint(color, opacity: min(thickness, 1))
    guard let bounds = boundingBox(lines)?.grown(by: reach + 1) else { return }
    let (columns, rows) = pixels(touching: bounds)
    guard !columns.isEmpty, !rows.isEmpty else { return }
    var covered = [Double](repeating: 0, count: columns.count * rows.count)
    for line in lines {
      for segment in segments(of: line) {
        let (near, nearRows) = pixels(touching: segment.boundingBox.grown(by: reach + 1))
        for y in nearRows {
          for x in near {
            let distance = segment.distance(to: Point(x: Double(x) + 0.5, y: Double(y) + 0.5))
            let index = (y - rows.lowerBound) * columns.count + x - columns.lowerBound
            covered[index] = max(covered[index], min(1, reach + 0.5 - distance))
          }
        }
      }
    }
    fill(bounds, with: paint) { x, y in
      covered[(y - rows.lowerBound) * columns.count + x - columns.lowerBound]
    }
  }

  mutating func disc(center: Point, radius: Double, paint: Paint) {
    let middle = Segment(start: center, end: center)
    fill(middle.boundingBox.grown(by: radius + 1), with: paint) { x, y in
      max(0, min(1, radius + 0.5 - middle.distance(to: Point(x: Double(x) + 0.5, y: Double(y) + 0.5))))
    }
  }
}

/// A polyline in pieces: `on` drawn, `off` left out, and so on.
func dashes(of line: [Point], on: Double, off: Double) -> [[Point]] {
  var pieces: [[Point]] = []
  var (isDrawn, left) = (true, on)
  var piece = Array(line.prefix(1))
  for segment in segments(of: line) {
    var done = 0.0
    let length = segment.length
    while length - done > left {
      done += left
      let place = segment.point(at: done / length)
      if isDrawn { pieces.append(piece + [place]) }
      isDrawn.toggle()
      left = isDrawn ? on : off
      piece = [place]
    }
    left -= length - done
    piece.append(segment.end)
  }
  if isDrawn, piece.count > 1 { pieces.append(piece) }
  return pieces
}

private struct Segment {
  let start: Point
  let end: Point

  var length: Double {
    let (x, y) = (end.x - start.x, end.y - start.y)
    return (x * x + y * y).squareRoot()
  }

  func point(at share: Double) -> Point {
    Point(x: start.x + share * (end.x - start.x), y: start.y + share * (end.y - start.y))
  }

  var boundingBox: Rectangle {
    Rectangle(
      x: min(start.x, end.x), y: min(start.y, end.y), width: abs(end.x - start.x),
      height: abs(end.y - start.y))
  }

  /// To the nearest of its places.
  func distance(to point: Point) -> Double {
    let (x, y) = (end.x - start.x, end.y - start.y)
    let square = x * x + y * y
    let share = square > 0 ? ((point.x - start.x) * x + (point.y - start.y) * y) / square : 0
    return Segment(start: self.point(at: max(0, min(1, share))), end: point).length
  }
}

/// A line of one place is a segment from there to there.
private func segments(of line: [Point]) -> [Segment] {
  if line.count == 1 { return [Segment(start: line[0], end: line[0])] }
  return zip(line, line.dropFirst()).map(Segment.init)
}

private func boundingBox(_ lines: [[Point]]) -> Rectangle? {
  let (x, y) = (lines.joined().map(\.x), lines.joined().map(\.y))
  guard let left = x.min(), let right = x.max(), let top = y.min(), let bottom = y.max() else { return nil }
  return Rectangle(x: left, y: top, width: right - left, height: bottom - top)
}
