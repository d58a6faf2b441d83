import DigitImage
import Figures

extension NumberStages {
  /// The preprocessing from the ink signal to the ink of the number.
  var sections: [Section] { [inkSection, linesSection] + (number.map { [inkSection(of: $0)] } ?? []) }

  private var inkSection: Section {
    Section(
      title: "Ink signal",
      paragraphs: [
        "The ink is \(polarity == .darkInk ? "darker" : "lighter") than the background.",
        inkSignalText(polarity),
      ],
      facts: [("Processed at", "\(image.width) × \(image.height) pixels")],
      figures: [CaptionedFigure(figure: figure(inkSignal, title: "The ink signal"))])
  }

  private var linesSection: Section {
    let cleaned = CaptionedFigure(
      figure: figure(cleanedSignal, title: "The ink signal without printed lines"),
      caption: "without printed lines")
    guard !lines.isEmpty else {
      return Section(
        title: "Printed lines",
        paragraphs: ["No border of a form's cell and no rule under the number was found."], figures: [cleaned]
      )
    }
    let stroke = Stroke(color: .contrast)
    let overlays = Shape.courses(of: lines, width: inkSignal.width, height: inkSignal.height, stroke: stroke)
    return Section(
      title: "Printed lines",
      paragraphs: [
        """
        The borders of a form's cell and a rule under the number are removed from the ink signal; strokes that cross them are \
        kept.
        """
      ],
      facts: [
        ("Horizontal lines", "\(lines.horizontal.count)"), ("Vertical lines", "\(lines.vertical.count)"),
      ],
      figures: [
        CaptionedFigure(
          figure: figure(inkSignal, title: "The printed lines", overlays: overlays),
          legend: [.init(stroke: stroke, meaning: "printed line")]), cleaned,
      ])
  }

  private func inkSection(of number: SegmentedNumber) -> Section {
    Section(
      title: "Ink of the number",
      paragraphs: [
        "The connected components that lie on one line and are about as dark as each other. The rest is left out."
      ],
      facts: [
        ("Height of a usual digit", "\(number.height) pixels"),
        ("Stroke width", "\(decimal(number.strokeWidth, places: 1)) pixels"),
      ],
      figures: [CaptionedFigure(figure: Figure(Raster(ink: number.ink), title: "The ink of the number"))])
  }

  /// A figure of a signal; all of a page have the same gray scale.
  private func figure(_ signal: Plane, title: String, overlays: [Shape] = []) -> Figure {
    Figure(
      Raster(ink: signal, full: max(0.05, cleanedSignal.values.max() ?? 0)), title: title, overlays: overlays)
  }
}
