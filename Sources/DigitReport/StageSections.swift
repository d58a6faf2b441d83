import DigitImage

extension PreprocessingStages {
  /// The road as far as the ink's parts.
  var sections: [Section] {
    [inkSection, linesSection] + (clutter.isEmpty ? [] : [clutterSection])
      + [signalSection] + (components.isEmpty ? [] : [partsSection])
  }

  /// Why there is no digit.
  var reasonForNone: String {
    if threshold == nil { return "Nothing stands out from the ground clearly enough to be ink." }
    if selected.isEmpty { return "There is ink, but no part of it is large enough to be a digit." }
    return "What was taken for the digit vanished when it was brought to size."
  }

  private var inkSection: Section {
    let missing = polarity == .darkInk ? "light" : "darkness"
    return Section(
      title: "Ink",
      paragraphs: [
        polarityReason,
        """
        Each pixel is the share of its ground's \(missing) that is missing. The ground is what is left when \
        everything narrower than a third of the picture is filled in; shadows, uneven light and the paper's \
        color go out with it.
        """,
      ],
      facts: [
        ("Worked at", "\(image.width) × \(image.height)"),
        ("Skewness of the lightness", decimal(skewness)),
      ],
      figures: [
        CaptionedFigure(
          figure: inkPicture(inkSignal, title: "The ink signal"),
          caption: "Darkest here: \(decimal(fullInk)) or more of the \(missing) is missing.")
      ])
  }

  private var polarityReason: Markup {
    let tone = polarity == .darkInk ? "darker" : "lighter"
    guard polarity == Polarity(skewness: skewness) else {
      return "The ink is said to be \(tone) than its ground; the picture's own lightness speaks against it."
    }
    return """
      The ink is \(tone) than its ground: the few pixels that stand far out from their surroundings are \
      \(tone) ones.
      """
  }

  private var linesSection: Section {
    guard !lines.isEmpty else {
      return Section(
        title: "Printed lines",
        paragraphs: [
          "No thin, nearly straight line runs through the whole picture, so nothing is taken for print."
        ])
    }
    let stroke = Stroke(color: .contrast)
    let marks = Shape.courses(of: lines, width: inkSignal.width, height: inkSignal.height, stroke: stroke)
    return Section(
      title: "Printed lines",
      paragraphs: [
        """
        Thin, nearly straight lines run through the picture from border to border. They are print and are taken \
        away along their course; the strokes that cross them are kept.
        """
      ],
      facts: [
        ("Across", "\(lines.horizontal.count)"), ("Down", "\(lines.vertical.count)"),
        ("Signal of the darkest", decimal(lines.darkness)),
      ],
      figures: [
        CaptionedFigure(
          figure: inkPicture(inkSignal, title: "The printed lines", marks: marks),
          keys: [.init(stroke: stroke, meaning: "printed line")])
      ])
  }

  private var clutterSection: Section {
    let stroke = Stroke(color: .contrast)
    let marks = clutter.map {
      Shape.box($0.box, fill: Fill(color: .contrast, opacity: 0.12), stroke: stroke)
    }
    return Section(
      title: "Clutter",
      paragraphs: [
        """
        \(counted(clutter.count, "part of the ink is", "parts of the ink are")) no writing: a frame, a page's \
        edge or a shadow along the border, a binding's rings, or what a printed line has left. Without them the \
        ink's strength is estimated anew.
        """
      ],
      figures: [
        CaptionedFigure(
          figure: inkPicture(inkSignal, title: "The surroundings", marks: marks),
          keys: [.init(stroke: stroke, meaning: "taken away")])
      ])
  }

  private var signalSection: Section {
    var section = Section(
      title: "What is left",
      figures: [CaptionedFigure(figure: inkPicture(cleanedSignal, title: "The ink signal that is left"))])
    guard let threshold else {
      section.paragraphs = [
        """
        Nothing stands out: full ink would have to exceed the bare ground by four times the ground's noise, and \
        what printed lines leave behind.
        """
      ]
      return section
    }
    section.paragraphs = [
      """
      Without print, clutter, and haze: folds and spots that are wider than strokes and faint beside them. \
      Ink begins at \(decimal(threshold.high)), nearly half-way from the bare ground to full ink; fainter pixels \
      count from \(decimal(threshold.low)) on, where they are joined to such ink.
      """
    ]
    section.facts = [
      ("Bare ground", decimal(threshold.background, places: 3)),
      ("Its noise", decimal(threshold.noise, places: 3)),
      ("Faint ink", decimal(threshold.low, places: 3)),
      ("Edge of a stroke", decimal(threshold.high, places: 3)),
      ("Full ink", decimal(threshold.ink, places: 3)),
    ]
    return section
  }
}

extension PreprocessingStages {
  /// A plane of ink, all of them at the same strength.
  func inkPicture(_ plane: Plane, title: String, marks: [Shape] = []) -> Figure {
    Figure(Raster(ink: plane, full: fullInk), title: title, marks: marks)
  }

  /// The signal that is shown as black.
  private var fullInk: Float { threshold?.ink ?? max(0.05, inkSignal.values.max() ?? 0) }
}
