import DigitImage
import Figures

extension PreprocessingStages {
  /// The preprocessing from the ink signal to the connected components.
  var sections: [Section] {
    [inkSection, linesSection] + (clutter.isEmpty ? [] : [clutterSection])
      + [cleanedSection] + (components.isEmpty ? [] : [componentsSection])
  }

  /// Why no digit was found.
  var failureReason: String {
    if threshold == nil { return "Nothing stands out from the background clearly enough to be ink." }
    if selected.isEmpty { return "There is ink, but no part of it is large enough to be a digit." }
    return "The segmented digit has too little ink to be scaled."
  }

  private var inkSection: Section {
    Section(
      title: "Ink signal",
      paragraphs: [polarityReason, inkSignalText(polarity)],
      facts: [
        ("Processed at", "\(image.width) × \(image.height) pixels")
      ],
      figures: [
        CaptionedFigure(
          figure: inkFigure(inkSignal, title: "The ink signal"),
          caption: "Black: an ink signal of \(decimal(fullInk)) or more.")
      ])
  }

  private var polarityReason: Markup {
    let tone = polarity == .darkInk ? "darker" : "lighter"
    if (inkSignal.values.max() ?? 0) < 0.001 { return "The image is uniform: nothing in it could be ink." }
    guard polarity == polarityEvidence.polarity else {
      return "The ink is \(tone) than the background as requested, although the image suggests the opposite."
    }
    if let tones = polarityEvidence.tones {
      return """
        The ink is \(tone) than the background: the image has two clearly separate tones, and the \(tone) one takes up \
        less of the border. It covers \(percent(tones.inkFraction)) of the image.
        """
    }
    return """
      The ink is \(tone) than the background: most pixels are about equally bright, and the few that differ much are \
      \(tone).
      """
  }

  private var linesSection: Section {
    guard !lines.isEmpty else {
      return Section(
        title: "Ruled lines",
        paragraphs: [
          "No thin, nearly straight line runs across the whole image, so there are no ruled lines to remove."
        ])
    }
    let stroke = Stroke(color: .contrast)
    let overlays = Shape.courses(of: lines, width: inkSignal.width, height: inkSignal.height, stroke: stroke)
    return Section(
      title: "Ruled lines",
      paragraphs: [
        """
        Thin, nearly straight lines run from border to border. They are printed and are removed from the ink signal; \
        strokes that cross them are kept.
        """
      ],
      facts: [
        ("Horizontal lines", "\(lines.horizontal.count)"), ("Vertical lines", "\(lines.vertical.count)"),
        ("Ink signal of the darkest line", decimal(lines.darkness)),
      ],
      figures: [
        CaptionedFigure(
          figure: inkFigure(inkSignal, title: "The ruled lines", overlays: overlays),
          legend: [.init(stroke: stroke, meaning: "ruled line")])
      ])
  }

  private var clutterSection: Section {
    let stroke = Stroke(color: .contrast)
    let overlays = clutter.map {
      Shape.box($0.box, fill: Fill(color: .contrast, opacity: 0.12), stroke: stroke)
    }
    return Section(
      title: "Clutter",
      paragraphs: [
        """
        \(counted(clutter.count, "connected component is", "connected components are")) not handwriting but a frame, a \
        page edge or shadow along the border, the rings of a binding, or a remnant of a ruled line. After their \
        removal, the thresholds are estimated again.
        """
      ],
      figures: [
        CaptionedFigure(
          figure: inkFigure(inkSignal, title: "The clutter", overlays: overlays),
          legend: [.init(stroke: stroke, meaning: "removed")])
      ])
  }

  private var cleanedSection: Section {
    var section = Section(
      title: "Cleaned ink signal",
      figures: [CaptionedFigure(figure: inkFigure(cleanedSignal, title: "The cleaned ink signal"))])
    guard let threshold else {
      section.paragraphs = [
        """
        Nothing stands out from the background: the signal of full ink must exceed that of the background by four \
        standard deviations of the noise, and by the remnants of ruled lines.
        """
      ]
      return section
    }
    section.paragraphs = [
      """
      The ink signal without ruled lines, clutter and haze, which are faint folds and spots wider than strokes. \
      Hysteresis thresholding: pixels above \(decimal(threshold.high)) are ink, nearly halfway from the background to \
      full ink; fainter pixels above \(decimal(threshold.low)) are ink if they are connected to those.
      """
    ]
    section.facts = [
      ("Signal of the background", decimal(threshold.background, places: 3)),
      ("Standard deviation of the noise", decimal(threshold.noise, places: 3)),
      ("Low threshold", decimal(threshold.low, places: 3)),
      ("High threshold", decimal(threshold.high, places: 3)),
      ("Signal of full ink", decimal(threshold.ink, places: 3)),
    ]
    return section
  }
}

extension PreprocessingStages {
  /// A figure of an ink signal; all of a page have the same gray scale.
  private func inkFigure(_ signal: Plane, title: String, overlays: [Shape] = []) -> Figure {
    Figure(Raster(ink: signal, full: fullInk), title: title, overlays: overlays)
  }

  /// The signal that is drawn in black.
  private var fullInk: Float { threshold?.ink ?? max(0.05, inkSignal.values.max() ?? 0) }
}

/// What the ink signal is.
func inkSignalText(_ polarity: Polarity) -> Markup {
  """
  The ink signal of a pixel is the fraction of the background's \(polarity == .darkInk ? "light" : "darkness") that is missing. \
  The background is estimated by a morphological closing that fills everything narrower than a third of the image. This \
  removes shadows, uneven light and the color of the paper.
  """
}
