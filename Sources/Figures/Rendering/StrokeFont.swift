/// A font of pen strokes, so that text in a PNG needs no system font.
enum StrokeFont {
  /// Pen thickness as a fraction of the font size.
  static let thickness = 0.085
  static let boldThickness = 0.115

  /// Height of a capital letter in the table's units; y starts at its top.
  private static let capHeight = 14.0
  /// Height of a capital letter as a fraction of the font size, as in common sans-serif fonts (Helvetica).
  private static let relativeCapHeight = 0.716
  private static let unit = relativeCapHeight / capHeight

  /// The strokes of a line of text as polylines.
  ///
  /// - Parameters:
  ///   - point: the start, middle or end of the baseline, as `anchor` says.
  ///   - size: font size, in the units of `point`.
  static func lines(of text: String, at point: Point, size: Double, anchor: TextStyle.Anchor) -> [[Point]] {
    let scale = size * unit
    var x = point.x - width(of: text, size: size) * (anchor == .start ? 0 : anchor == .middle ? 0.5 : 1)
    var lines: [[Point]] = []
    for character in text {
      let glyph = glyph(of: character)
      for stroke in glyph.strokes {
        lines.append(
          stroke.map { Point(x: x + $0.x * scale, y: point.y + ($0.y - capHeight) * scale) })
      }
      x += glyph.advance * scale
    }
    return lines
  }

  /// The width of a line of text, in the units of `size`.
  static func width(of text: String, size: Double) -> Double {
    text.reduce(0) { $0 + glyph(of: $1).advance } * size * unit
  }

  struct Glyph {
    /// Distance to the next character, in the table's units.
    let advance: Double
    let strokes: [[Point]]
  }

  private static func glyph(of character: Character) -> Glyph {
    if let glyph = glyphs[character] { return glyph }
    // A space, breaking or not.
    return character.isWhitespace ? Glyph(advance: 6, strokes: []) : missing
  }

  /// A box, for characters that the table does not have.
  private static let missing = glyph(strokes: "00808e0e00")

  private static let glyphs: [Character: Glyph] = Dictionary(
    uniqueKeysWithValues: strokeFontTable.split(separator: "\n").map { line in
      let isDigit = line.first?.isNumber ?? false
      return (line.first ?? " ", glyph(strokes: line.dropFirst(2), width: isDigit ? digitWidth : nil))
    })

  /// Digits are equally wide, so that columns of numbers align.
  private static let digitWidth = 8.0
  private static let sideBearing = 1.7

  /// Parses a row of the table.
  ///
  /// - Parameter width: the width in which the strokes are centered; by default their own.
  private static func glyph(strokes text: Substring, width: Double? = nil) -> Glyph {
    let strokes = text.split(separator: " ").map(stroke)
    let x = strokes.joined().map(\.x)
    let (left, right) = (x.min() ?? 0, x.max() ?? 0)
    let advance = (width ?? right - left) + 2 * sideBearing
    let shift = (advance - left - right) / 2
    return Glyph(
      advance: advance, strokes: strokes.map { $0.map { Point(x: $0.x + shift, y: $0.y) } })
  }

  private static func stroke(_ text: Substring) -> [Point] {
    let digits = text.compactMap { Int(String($0), radix: 36).map(Double.init) }
    let points = stride(from: 0, to: digits.count - 1, by: 2).map { Point(x: digits[$0], y: digits[$0 + 1]) }
    switch text.first {
    case "~": return curve(points)
    case "@":
      let start = midpoint(points[points.count - 1], points[0])
      return curve([start] + points + [start])
    default: return points
    }
  }

  /// The quadratic B-spline of a control polygon, from its first point to its last, 8 segments per span.
  private static func curve(_ control: [Point]) -> [Point] {
    var points = [control[0]]
    for index in 1..<control.count - 1 {
      let isLast = index == control.count - 2
      let end = isLast ? control[index + 1] : midpoint(control[index], control[index + 1])
      let start = points[points.count - 1]
      let pieces = 8
      for piece in 1...pieces {
        let t = Double(piece) / Double(pieces)
        let (a, b, c) = ((1 - t) * (1 - t), 2 * t * (1 - t), t * t)
        points.append(
          Point(
            x: a * start.x + b * control[index].x + c * end.x,
            y: a * start.y + b * control[index].y + c * end.y))
      }
    }
    return points
  }

  private static func midpoint(_ one: Point, _ other: Point) -> Point {
    Point(x: (one.x + other.x) / 2, y: (one.y + other.y) / 2)
  }
}
