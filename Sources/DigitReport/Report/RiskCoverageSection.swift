import DigitModel
import DigitRecognition
import Figures
import SystemSupport

extension RiskCoverage {
  /// The curve begins where a hundredth of the samples is answered: before, a single error is a high rate.
  private static let start = 0.01
  /// The maximum number of points that are drawn.
  private static let maximumPoints = 500

  /// The error rate against the fraction answered, both in percent.
  var chart: LineChart {
    let drawn = points.filter { answeredFraction(at: $0) >= Self.start }
    let step = max(1, (drawn.count + Self.maximumPoints - 1) / Self.maximumPoints)
    // The last point is that of all answers.
    let shown = drawn.enumerated().filter { (drawn.count - 1 - $0.offset) % step == 0 }.map(\.element)
    let curve = LineChart.Curve(
      name: "errors", points: shown.map { Point(x: 100 * answeredFraction(at: $0), y: $0.errorRate) },
      stroke: Stroke(color: .accent, width: 2), lastValue: shown.last.map { percent($0.errorRate) })
    return LineChart(
      title: "Errors by fraction answered", xTitle: "answered, %", yTitle: "errors, %", yFactor: 100,
      curves: [curve])
  }

  var section: Section {
    let rows = Self.usualMaxErrors.map { maxError in
      let point = point(maxError: maxError)
      return Table.Row(cells: [
        decimalText(100 * maxError, places: 1) + "\u{A0}%", percent(answeredFraction(at: point)),
        point.map { percent($0.threshold) } ?? "–",
      ])
    }
    return Section(
      title: "Errors by fraction answered",
      paragraphs: [
        """
        How many predictions are wrong if only the most confident ones count, and the others are left to a person: the \
        risk–coverage curve. Images without a prediction are not answered.
        """,
        """
        The table says how many can be answered with at most so many errors. On other images the confidence may have to be \
        higher: --max-error chooses it with a margin.
        """,
      ],
      figures: [CaptionedFigure(figure: chart.figure)],
      content: [Table(head: ["errors up to", "answered", "confidence from"], rows: rows).markup])
  }
}
