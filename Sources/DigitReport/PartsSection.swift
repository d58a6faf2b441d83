import DigitImage

extension PreprocessingStages {
  /// No more of the parts that were passed over are drawn: a noisy picture has thousands.
  private static let mostDrawn = 200

  /// The connected parts of the ink: which are the digit.
  var partsSection: Section {
    let isChosen = Set(selected)
    let passedOver = components.indices.filter { !isChosen.contains($0) }.map { components[$0] }
      .sorted { $0.area > $1.area }
    let (chosenStroke, otherStroke) = (
      Stroke(color: .accent, width: 2), Stroke(color: .quiet, width: 1, isDashed: true)
    )
    let marks =
      passedOver.prefix(Self.mostDrawn).map { Shape.box($0.box, stroke: otherStroke) }
      + selected.map { Shape.box(components[$0].box, stroke: chosenStroke) }
    return Section(
      title: "Parts",
      paragraphs: [
        """
        The ink has \(counted(components.count, "connected part", "connected parts")). The digit is the one with most ink near the \
        middle, and with it those close by that are as dark and no mere specks.
        """,
        fate(of: passedOver),
      ],
      facts: selected.enumerated().map { rank, index in
        (rank == 0 ? "Digit" : "With it", components[index].measures)
      } + passedOver.prefix(3).map { ("Passed over", $0.measures) },
      figures: [
        CaptionedFigure(
          figure: Figure(Raster(ink: steps), title: "The connected parts of the ink", marks: marks),
          keys: (selected.isEmpty ? [] : [.init(stroke: chosenStroke, meaning: "the digit")])
            + (passedOver.isEmpty ? [] : [.init(stroke: otherStroke, meaning: "passed over")]),
          caption: "Paler: faint ink.")
      ])
  }

  /// The signal in three steps: ink, faint ink, bare ground.
  private var steps: Plane {
    guard let threshold else { return cleanedSignal }
    let values = cleanedSignal.values.map { $0 > threshold.high ? 1 : $0 > threshold.low ? Float(0.3) : 0 }
    return Plane(width: cleanedSignal.width, height: cleanedSignal.height, values: values)
  }

  private func fate(of passedOver: [ConnectedComponent]) -> Markup {
    if selected.isEmpty { return "None is large enough and far enough from the border." }
    if passedOver.isEmpty { return "Nothing was passed over." }
    return """
      \(counted(passedOver.count, "part was", "parts were")) passed over: too small, too faint, too far off, or \
      along the border.
      """
  }
}

extension ConnectedComponent {
  /// How large it is, and how much of it is ink.
  fileprivate var measures: String { "\(box.width) × \(box.height), \(area) pixels" }
}
