import DigitImage
import DigitRecognition
import Figures

extension NumberRecognition {
  /// The best paths through the lattice.
  func pathsSection(of number: SegmentedNumber) -> Section {
    let paths = paths
    let rows = paths.map { path in
      Table.Row(cells: [
        path.candidate.number, percent(path.candidate.confidence), decimal(path.score), decimal(path.total),
      ])
    }
    let skipped = paths.prefix(Self.drawnPaths).contains { $0.edges.contains { $0.text == nil } }
    return Section(
      title: "Best paths",
      paragraphs: [
        """
        The lattice holds all ways to read the pieces as digits, marks or noise. Each edge has a score, a weighted sum of its \
        features: the logarithm of the network's probability of a digit, cuts, gaps, size, place, faintness, and whether zeros \
        begin or end the number. The score of a path is the sum of its edges' scores.
        """,
        """
        Several paths may read the same number. Its total is log Σ exp(score) over them, and its confidence their share of \
        Σ exp(score) over all paths of the lattice.
        """,
      ],
      figures: [
        CaptionedFigure(
          figure: pathsFigure(of: number),
          legend: skipped ? [.init(stroke: Self.skipStroke, meaning: "skipped")] : [],
          caption: "Below each digit: the score of its edge.")
      ],
      content: [Table(head: ["number", "confidence", "score", "total"], rows: rows).markup])
  }

  private static let drawnPaths = 4
  private static let skipStroke = Stroke(color: .contrast, width: 2, isDashed: true)
  /// The height of a path, in screen pixels.
  private static let rowHeight = 88.0
  /// The width of a score's text; closer ones are below each other.
  private static let scoreWidth = 38.0

  /// The ink, and below it the best paths: what lies above each line is one digit.
  private func pathsFigure(of number: SegmentedNumber) -> Figure {
    let drawn = paths.prefix(Self.drawnPaths)
    var strip = NumberFigure(
      of: number, Raster(ink: number.ink), title: "The best paths",
      below: Double(drawn.count) * Self.rowHeight)
    for (row, path) in drawn.enumerated() {
      let top = strip.bottom + Double(row) * Self.rowHeight
      let name =
        "\(path.candidate.number), \(percent(path.candidate.confidence)), score \(decimal(path.score))"
      strip.figure.add(.text(name, at: Point(x: 0, y: top + 18), TextStyle(size: 12, color: .secondary)))
      let spans = strip.spans(of: path.edges.map { number.pieces[$0.pieces].map(\.box).union })
      // The line of text of the score before, 0…2, and where it is.
      var (level, last) = (0, -Double.infinity)
      for (edge, span) in zip(path.edges, spans) {
        let center = (span.lowerBound + span.upperBound) / 2
        level = center - last < Self.scoreWidth ? (level + 1) % 3 : 0
        last = center
        draw(edge, span: span, top: top, scoreLevel: level, in: &strip)
      }
    }
    return strip.figure
  }

  private func draw(
    _ edge: Edge, span: ClosedRange<Double>, top: Double, scoreLevel: Int, in strip: inout NumberFigure
  ) {
    let (center, y) = ((span.lowerBound + span.upperBound) / 2, top + 44)
    let stroke = edge.text == nil ? Self.skipStroke : Stroke(color: .accent, width: 2)
    strip.figure.add(
      .line([Point(x: span.lowerBound + 1, y: y), Point(x: span.upperBound - 1, y: y)], stroke))
    if let text = edge.text {
      let style = TextStyle(size: 16, anchor: .middle, isBold: true)
      strip.figure.add(.text(text, at: Point(x: center, y: y - 6), style))
    }
    strip.figure.add(
      .text(decimal(edge.score), at: Point(x: center, y: y + 14 + 12 * Double(scoreLevel)), .axis(.middle)))
  }
}
