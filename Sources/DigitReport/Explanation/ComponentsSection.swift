import DigitImage
import Figures

extension PreprocessingStages {
  /// The most rejected components that are drawn: a noisy image has thousands.
  private static let maximumDrawn = 200

  /// The connected components of the ink, and which of them form the digit.
  var componentsSection: Section {
    let isSelected = Set(selected)
    let rejected = components.indices.filter { !isSelected.contains($0) }.map { components[$0] }
      .sorted { $0.area > $1.area }
    let (selectedStroke, rejectedStroke) = (
      Stroke(color: .accent, width: 2), Stroke(color: .secondary, width: 1, isDashed: true)
    )
    let overlays =
      rejected.prefix(Self.maximumDrawn).map { Shape.box($0.box, stroke: rejectedStroke) }
      + selected.map { Shape.box(components[$0].box, stroke: selectedStroke) }
    return Section(
      title: "Connected components",
      paragraphs: [
        """
        The ink has \(counted(components.count, "connected component", "connected components")). The digit is the one \
        with the most ink near the center, together with nearby components that are as dark and not just specks.
        """,
        rejectionReason(rejected),
      ],
      facts: selected.enumerated().map { rank, index in
        (rank == 0 ? "Digit" : "Added", components[index].measures)
      } + rejected.prefix(3).map { ("Rejected", $0.measures) },
      figures: [
        CaptionedFigure(
          figure: Figure(
            Raster(ink: thresholded), title: "The connected components of the ink", overlays: overlays),
          legend: (selected.isEmpty ? [] : [.init(stroke: selectedStroke, meaning: "digit")])
            + (rejected.isEmpty ? [] : [.init(stroke: rejectedStroke, meaning: "rejected")]),
          caption: "Gray: pixels between the thresholds.")
      ])
  }

  /// The cleaned signal in three steps: above the high threshold, between the thresholds, background.
  private var thresholded: Plane {
    guard let threshold else { return cleanedSignal }
    let values = cleanedSignal.values.map { $0 > threshold.high ? 1 : $0 > threshold.low ? Float(0.3) : 0 }
    return Plane(width: cleanedSignal.width, height: cleanedSignal.height, values: values)
  }

  private func rejectionReason(_ rejected: [ConnectedComponent]) -> Markup {
    if selected.isEmpty { return "None is large enough and far enough from the border." }
    if rejected.isEmpty { return "No component was rejected." }
    return """
      \(counted(rejected.count, "component was", "components were")) rejected: too small, too faint, too far from the \
      digit, or along the border.
      """
  }
}

extension ConnectedComponent {
  /// The size of the bounding box and the number of ink pixels.
  fileprivate var measures: String { "\(box.width) × \(box.height), \(area) pixels" }
}
