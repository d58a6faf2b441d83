import DigitRecognition
import Figures

/// A reliability diagram: accuracy by confidence. Calibrated confidence lies on the diagonal.
///
/// Niculescu-Mizil and Caruana, "Predicting good probabilities with supervised learning", 2005.
struct ReliabilityDiagram {
  let bins: [ConfidenceBin]

  private static let frame = Rectangle(x: 44, y: 24, width: 300, height: 220)

  var figure: Figure {
    let frame = Self.frame
    var figure = Figure(width: 360, height: 302, scale: 1.5, title: "Accuracy by confidence")
    let plot = Plot(x: Axis(covering: 0...1), y: Axis(covering: 0...1), frame: frame)
    plot.drawAxes(in: &figure, xTitle: "", yTitle: "accuracy, %", xFactor: 100, yFactor: 100)
    for (index, bin) in bins.enumerated() where bin.count > 0 {
      let (low, high) = (Double(index) / Double(bins.count), Double(index + 1) / Double(bins.count))
      draw(bin, from: low, to: high, on: plot, in: &figure)
    }
    let diagonal = [Point(x: 0, y: 0), Point(x: 1, y: 1)].map(plot.position)
    figure.add(.line(diagonal, Stroke(color: .secondary, width: 1, isDashed: true)))
    let bottom = frame.y + frame.height
    figure.add(.text("count", at: Point(x: 0, y: bottom + 36), .axis(.start)))
    for (index, bin) in bins.enumerated() {
      let x = plot.position(of: Point(x: (Double(index) + 0.5) / Double(bins.count), y: 0)).x
      let style = TextStyle(size: 11.5, color: bin.count == 0 ? .secondary : .text, anchor: .middle)
      figure.add(.text(brief(bin.count), at: Point(x: x, y: bottom + 36), style))
    }
    let right = frame.x + frame.width
    let intervalName = TextStyle(size: 12, color: Self.intervalStroke.color, anchor: .end)
    let confidenceName = TextStyle(size: 12, color: Self.confidenceStroke.color, anchor: .end)
    figure.add(.text("| 95 % interval", at: Point(x: right, y: 12), intervalName))
    figure.add(.text("— mean confidence", at: Point(x: right - 100, y: 12), confidenceName))
    figure.add(.text("confidence, %", at: Point(x: right, y: bottom + 54), .axis(.end)))
    return figure
  }

  /// Draws a bar as high as the accuracy, the accuracy's confidence interval, and the mean confidence.
  private func draw(
    _ bin: ConfidenceBin, from low: Double, to high: Double, on plot: Plot, in figure: inout Figure
  ) {
    let accuracy = Double(bin.correct) / Double(bin.count)
    let (topLeft, bottomRight) = (
      plot.position(of: Point(x: low, y: accuracy)), plot.position(of: Point(x: high, y: 0))
    )
    let bar = Rectangle(
      x: topLeft.x + 2, y: topLeft.y, width: bottomRight.x - topLeft.x - 4,
      height: bottomRight.y - topLeft.y)
    figure.add(.rectangle(bar, fill: Fill(color: .accent, opacity: 0.45)))
    let interval = wilsonInterval(successes: bin.correct, of: bin.count)
    let center = (low + high) / 2
    let ends = [interval.lowerBound, interval.upperBound].map { plot.position(of: Point(x: center, y: $0)) }
    figure.add(.line(ends, Self.intervalStroke))
    let confidence = plot.position(of: Point(x: low, y: bin.meanConfidence)).y
    figure.add(
      .line(
        [Point(x: bar.x, y: confidence), Point(x: bar.x + bar.width, y: confidence)], Self.confidenceStroke))
  }

  private static let intervalStroke = Stroke(color: .accent, width: 1.5)
  private static let confidenceStroke = Stroke(color: .contrast, width: 2)
}
