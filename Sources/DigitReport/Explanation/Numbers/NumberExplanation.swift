import DigitImage
import DigitRecognition
import Figures

/// The HTML page that shows each step from an image to the number in it, or up to the step that failed.
///
/// - Parameters:
///   - name: the image's name, as the page shows it.
///   - restriction: what was known about the number.
/// - Returns: a self-contained HTML file.
public func explanation(
  of name: String, _ recognition: NumberRecognition, restriction: NumberRestriction = .none
) -> String {
  let prediction = recognition.prediction
  let headline = prediction?.number ?? "No number"
  let opening = Opening(
    name: name, headline: headline, confidence: prediction.map { percent($0.confidence) },
    content: (recognition.answerText + [restriction.text]).compactMap(\.self)
      + (prediction.map { [$0.table] } ?? []),
    image: recognition.stages.image, overlays: recognition.digitBoxes)
  let sections =
    (recognition.looks.isEmpty ? [] : [recognition.viewsSection]) + recognition.shownStages.sections
    + recognition.numberSections
  return Page(title: "\(headline) – \(name)", opening: opening.markup, sections: sections).source
}

extension NumberRecognition {
  /// What follows the number, or why there is none.
  fileprivate var answerText: [Markup?] {
    if stages.number == nil { return ["No ink in the image could be a number. Crop the image to it."] }
    guard let prediction else { return ["No reading of the ink is a number that is allowed."] }
    return [
      prediction.candidates.dropFirst().first.map {
        "The second most probable number is \($0.number), with \(percent($0.confidence))."
      }
    ]
  }

  /// The boxes of the digits, in pixels of the working image.
  fileprivate var digitBoxes: [Shape] {
    let scale = Double(stages.image.width) / Double(max(imageWidth, 1))
    return (prediction?.digits ?? []).map { digit in
      let box = digit.box
      return .rectangle(
        Rectangle(
          x: scale * Double(box.left), y: scale * Double(box.top), width: scale * Double(box.width),
          height: scale * Double(box.height)), stroke: Stroke(color: .accent, width: 2))
    }
  }

  /// What was read in each view.
  fileprivate var viewsSection: Section {
    let rows = looks.map { look in
      Table.Row(cells: [
        look.view.summary, look.candidate?.number ?? "none",
        look.candidate.map { percent($0.confidence) } ?? "–",
      ])
    }
    return Section(
      title: "Views",
      paragraphs: [
        """
        The image is read as it is and after slight changes, each with its own threshold of ink. They move the cuts between \
        digits and what the network sees of them. Readings in several views rarely make the same mistake. The confidence in a \
        number follows from its mean probability over all views.
        """,
        .text("The following sections show the image \(shownView.summary)."),
      ],
      content: [Table(head: ["view", "number", "confidence"], rows: rows).markup])
  }

  /// From the pieces to the paths.
  fileprivate var numberSections: [Section] {
    guard let number = shownStages.number else { return [] }
    return [number.piecesSection, candidatesSection(of: number)]
      + (paths.isEmpty ? [] : [pathsSection(of: number)])
  }
}

extension NumberPrediction {
  /// The digits with their confidences.
  fileprivate var table: Markup {
    Table(
      head: ["digit", "confidence", "x, y, width, height"],
      rows: digits.map {
        Table.Row(cells: [
          "\($0.digit)", percent($0.confidence),
          "\($0.box.left), \($0.box.top), \($0.box.width), \($0.box.height)",
        ])
      }
    ).markup
  }
}

extension NumberRestriction {
  /// What was known about the number; nil if nothing was.
  fileprivate var text: Markup? {
    let length = length.map { length in
      length.count == 1
        ? counted(length.lowerBound, "digit", "digits")
        : "\(length.lowerBound) to \(length.upperBound) digits"
    }
    let values = values.map { "a value from \($0.lowerBound) to \($0.upperBound)" }
    let parts = [length, values].compactMap(\.self)
    return parts.isEmpty ? nil : "Only numbers with \(parts.joined(separator: " and ")) were allowed."
  }
}
