import DigitRecognition
import SystemSupport

extension Measurement {
  var sections: [Section] {
    [confusionSection, report.measuresSection, report.reliabilitySection]
      + (gallery.map { [$0.mistakesSection, $0.rightSection] } ?? [])
  }

  var figures: [NamedFigure] {
    let charts = [
      NamedFigure(name: "confusion", figure: ConfusionMatrix(report).figure),
      NamedFigure(name: "reliability", figure: report.reliabilityDiagram.figure),
    ]
    return charts + (gallery?.figures ?? [])
  }

  private var confusionSection: Section {
    let matrix = ConfusionMatrix(report)
    let worst = matrix.worstShare
    let errors: Markup =
      worst == 0
      ? "No digit was taken for another."
      : "Mistakes are colored by their share of the row too; the fullest is \(percent(Float(worst)))."
    let refused = report.refused.sorted { $0.key < $1.key }
    return Section(
      title: "What is taken for what",
      paragraphs: ["True digits down, answers across; right answers lie on the diagonal.", errors],
      facts: refused.map { ("Without an answer: \($0.key)", "\($0.value)") },
      figures: [CaptionedFigure(figure: matrix.figure)])
  }
}

extension ClassificationReport {
  fileprivate var reliabilityDiagram: ReliabilityDiagram { ReliabilityDiagram(bins: confidenceBins) }

  /// Precision, recall and F1 as a table.
  fileprivate var measuresSection: Section {
    let rows = confusion.indices.map { row("\($0)", metrics(of: $0)) }
    var average = row("mean", macroAverage)
    average.isSummary = true
    let accuracy = Table.Row(
      cells: ["accuracy", "", "", "\(decimalText(accuracy, places: 4))", "\(count)"], isSummary: true)
    return Section(
      title: "Digit by digit",
      paragraphs: [
        """
        Precision: of the answers of a digit, the share that is right. Recall: of its pictures, the share that is \
        answered rightly. F1 is their harmonic mean.
        """,
        """
        The mean counts each digit alike, however many pictures it has. The accuracy's 95 % interval is \
        \(decimalText(accuracyInterval.lowerBound, places: 4)) to \
        \(decimalText(accuracyInterval.upperBound, places: 4)).
        """,
      ],
      content: [
        Table(head: ["digit", "precision", "recall", "F1", "pictures"], rows: rows + [average, accuracy])
          .markup
      ])
  }

  private func row(_ name: String, _ measures: ClassMetrics) -> Table.Row {
    let shares = [measures.precision, measures.recall, measures.f1].map { share in
      share.map { decimalText($0, places: 4) } ?? "–"
    }
    return Table.Row(cells: [name] + shares + ["\(measures.support)"])
  }

  fileprivate var reliabilitySection: Section {
    Section(
      title: "Is it as sure as it is right?",
      paragraphs: [
        """
        Of the answers given with a confidence of 80 % four in five should be right: then the bars end on the \
        diagonal. A thin line tells where that end lies with 95 % confidence, the number beneath how many answers \
        there were.
        """,
        """
        Expected calibration error: \(decimalText(calibrationError, places: 4)). On average over all answers, \
        confidence is off by \(decimalText(100 * calibrationError, places: 2)) percentage points.
        """,
      ],
      figures: [
        CaptionedFigure(figure: reliabilityDiagram.figure)
      ])
  }
}
