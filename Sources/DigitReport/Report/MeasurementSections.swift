import DigitModel
import DigitRecognition
import Figures
import SystemSupport

extension Measurement {
  var sections: [Section] {
    [confusionSection, report.metricsSection] + report.confidenceSections
      + (gallery.map { [$0.mistakesSection, $0.correctSection] } ?? [])
  }

  var figures: [FigureFile] {
    [FigureFile(name: "confusion", figure: ConfusionMatrix(report).figure)] + report.confidenceFigures
      + (gallery?.figures ?? [])
  }

  private var confusionSection: Section {
    let matrix = ConfusionMatrix(report)
    let maximum = matrix.maximumErrorFraction
    let errors: Markup =
      maximum == 0
      ? "No digit was confused with another."
      : """
      Correct predictions are colored by their fraction of the row. So are errors, in a scale of their own up to \
      \(percent(maximum)).
      """
    let refused = report.refused.sorted { $0.key < $1.key }
    return Section(
      title: "Confusion matrix",
      paragraphs: [
        "Rows are true digits, columns are predictions. Correct predictions are on the diagonal.", errors,
      ],
      facts: refused.map { ("Without a prediction: \($0.key)", "\($0.value)") },
      figures: [CaptionedFigure(figure: matrix.figure)])
  }
}

extension ClassificationReport {
  /// Precision, recall and F1 as a table.
  fileprivate var metricsSection: Section {
    let rows = confusion.indices.map { row(name(of: $0), metrics(of: $0)) }
    var average = row("mean", macroAverage)
    average.isSummary = true
    let accuracy = Table.Row(
      cells: ["accuracy", "", "", "\(decimalText(accuracy, places: 4))", "\(count)"], isSummary: true)
    return Section(
      title: "Per-class metrics",
      paragraphs: [
        """
        Precision: the fraction of the predictions of a digit that are correct. Recall: the fraction of a digit's \
        images that are classified correctly. F1 is the harmonic mean of both.
        """,
        """
        The mean gives each digit the same weight. The 95 % confidence interval of the accuracy is \
        \(decimalText(accuracyInterval.lowerBound, places: 4)) to \
        \(decimalText(accuracyInterval.upperBound, places: 4)).
        """,
      ],
      content: [
        Table(head: ["digit", "precision", "recall", "F1", "images"], rows: rows + [average, accuracy])
          .markup
      ])
  }

  private func name(of digit: Int) -> String {
    labels == .digits ? "\(digit)" : "\(digit) \(labels[digit])"
  }

  private func row(_ name: String, _ metrics: ClassMetrics) -> Table.Row {
    let fractions = [metrics.precision, metrics.recall, metrics.f1].map { fraction in
      fraction.map { decimalText($0, places: 4) } ?? "–"
    }
    return Table.Row(cells: [name] + fractions + ["\(metrics.support)"])
  }
}
