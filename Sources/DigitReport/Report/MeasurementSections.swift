import DigitRecognition
import Figures
import SystemSupport

extension Measurement {
  var sections: [Section] {
    [confusionSection, report.metricsSection, report.calibrationSection, report.scores.riskCoverage.section]
      + (gallery.map { [$0.mistakesSection, $0.correctSection] } ?? [])
  }

  var figures: [FigureFile] {
    let charts = [
      FigureFile(name: "confusion", figure: ConfusionMatrix(report).figure),
      FigureFile(name: "reliability", figure: report.reliabilityDiagram.figure),
      FigureFile(name: "risk-coverage", figure: report.scores.riskCoverage.chart.figure),
    ]
    return charts + (gallery?.figures ?? [])
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
  fileprivate var reliabilityDiagram: ReliabilityDiagram { ReliabilityDiagram(bins: confidenceBins) }

  /// Precision, recall and F1 as a table.
  fileprivate var metricsSection: Section {
    let rows = confusion.indices.map { row("\($0)", metrics(of: $0)) }
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

  private func row(_ name: String, _ metrics: ClassMetrics) -> Table.Row {
    let fractions = [metrics.precision, metrics.recall, metrics.f1].map { fraction in
      fraction.map { decimalText($0, places: 4) } ?? "–"
    }
    return Table.Row(cells: [name] + fractions + ["\(metrics.support)"])
  }

  fileprivate var calibrationSection: Section {
    Section(
      title: "Calibration",
      paragraphs: [
        """
        If confidence is calibrated, four in five predictions with a confidence of 80 % are correct, and the bars end \
        on the diagonal. Thin lines are 95 % confidence intervals of the bars' ends. The numbers below count the \
        predictions in each bar.
        """,
        """
        Expected calibration error: \(decimalText(calibrationError, places: 4)). On average, confidence and accuracy \
        differ by \(decimalText(100 * calibrationError, places: 2)) percentage points.
        """,
      ],
      figures: [CaptionedFigure(figure: reliabilityDiagram.figure)])
  }
}
