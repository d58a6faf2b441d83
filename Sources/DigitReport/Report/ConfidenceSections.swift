import DigitRecognition
import Figures
import SystemSupport

/// What confidence is worth, for digits and for numbers alike.
extension AnswerReport {
  var confidenceSections: [Section] { [calibrationSection, scores.riskCoverage.section] }

  var confidenceFigures: [FigureFile] {
    [
      FigureFile(name: "reliability", figure: reliabilityDiagram),
      FigureFile(name: "risk-coverage", figure: scores.riskCoverage.chart.figure),
    ]
  }

  private var reliabilityDiagram: Figure { ReliabilityDiagram(bins: confidenceBins).figure }

  private var calibrationSection: Section {
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
      figures: [CaptionedFigure(figure: reliabilityDiagram)])
  }
}
