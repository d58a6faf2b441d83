import DigitImage
import Figures

extension SegmentedNumber {
  /// The pieces of the ink, and the cuts between them.
  var piecesSection: Section {
    let cuts = pieces.count { $0.leftCut != nil }
    return Section(
      title: "Pieces and cuts",
      paragraphs: [
        """
        Wide components are cut where a straight cut crosses little ink, or along a stroke between two loops: digits may touch \
        there. A cut may also go through a digit, because neighboring pieces are joined again. Neighbors have different colors; \
        a change of color inside a stroke is a cut. A stroke that is cut along belongs to both neighbors.
        """
      ],
      facts: [("Pieces", "\(pieces.count)"), ("Cuts", "\(cuts)")],
      figures: [CaptionedFigure(figure: piecesFigure)],
      content: [
        Table(
          head: ["piece", "width × height", "ink pixels", "ink at the cut before it"],
          rows: pieces.enumerated().map { index, piece in
            Table.Row(cells: [
              "\(index + 1)", "\(piece.box.width) × \(piece.box.height)", "\(piece.area)",
              piece.leftCut.map { piece.sharesLeftStroke ? "along a stroke" : "\($0) pixels" } ?? "–",
            ])
          }
        ).markup
      ])
  }

  /// The ink in two colors, with the number of each piece below it.
  private var piecesFigure: Figure {
    var signed = [Float](repeating: 0, count: ink.values.count)
    for (index, piece) in pieces.enumerated() {
      // Faint pixels must be visible too.
      for pixel in piece.pixels.map(Int.init) {
        signed[pixel] = (0.25 + 0.75 * ink.values[pixel]) * (index % 2 == 0 ? 1 : -1)
      }
    }
    var strip = NumberFigure(
      of: self, Raster(signed: signed, width: ink.width, full: 1), title: "The pieces", below: 20)
    for (index, piece) in pieces.enumerated() {
      let style = TextStyle(size: 12, color: index % 2 == 0 ? .accent : .contrast, anchor: .middle)
      strip.figure.add(
        .text("\(index + 1)", at: Point(x: strip.center(of: piece.box), y: strip.bottom + 15), style))
    }
    return strip.figure
  }
}

/// An image of a number's ink, as wide as a section, with room below it.
struct NumberFigure {
  var figure: Figure
  /// Units per pixel of the ink.
  private let unit: Double
  /// The lower side of the image.
  let bottom: Double

  /// - Parameter below: the height of the room below, in screen pixels.
  init(of number: SegmentedNumber, _ raster: Raster, title: String, below: Double) {
    let (width, height) = (Double(number.ink.width), Double(number.ink.height))
    unit = min(540 / width, 320 / height)
    bottom = unit * height
    figure = Figure(width: max(unit * width, 200), height: bottom + below, title: title)
    let box = Rectangle(x: 0, y: 0, width: unit * width, height: bottom)
    figure.add(.image(raster, box, isPixelated: unit >= 3))
    figure.add(.rectangle(box, stroke: .grid))
  }

  func center(of box: PixelBox) -> Double { unit * Double(box.left + box.right) / 2 }

  /// The left and right ends of boxes, from left to right; two that overlap meet in the middle.
  func spans(of boxes: [PixelBox]) -> [ClosedRange<Double>] {
    var spans: [ClosedRange<Double>] = []
    for box in boxes {
      var (left, right) = (unit * Double(box.left), unit * Double(box.right))
      if let last = spans.last, last.upperBound > left {
        left = (max(last.lowerBound, left) + min(last.upperBound, right)) / 2
        spans[spans.count - 1] = last.lowerBound...max(last.lowerBound, left)
        right = max(left, right)
      }
      spans.append(left...right)
    }
    return spans
  }
}
