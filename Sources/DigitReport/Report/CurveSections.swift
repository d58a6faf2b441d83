import DigitTraining
import SystemSupport

extension LearningCurves {
  /// No more points of a curve are drawn.
  static let mostPoints = 500

  var lossChart: LineChart {
    chart("Loss", "loss, nats", \.loss, factor: 1) { figures($0) }
  }

  var accuracyChart: LineChart {
    chart("Accuracy", "right, %", \.accuracy, factor: 100) { percent(Float($0)) }
  }

  private func chart(
    _ title: String, _ yName: String, _ measure: (Measure) -> Double, factor: Double,
    write: (Double) -> String
  ) -> LineChart {
    var curves: [LineChart.Curve] = []
    if stepsPerEpoch > 1 {
      let stroke = Stroke(color: .quiet, width: 0.75)
      curves.append(
        .init(
          name: "batches on the way",
          points: batches.points(measure, stepsPerEpoch: stepsPerEpoch).map { Point(x: $0.x, y: $0.y) },
          stroke: stroke))
    }
    let drawn = thinned(epochs)
    let training = drawn.map { Point(x: Double($0.number), y: measure($0.training)) }
    let validation = drawn.compactMap { epoch in
      epoch.validation.map { Point(x: Double(epoch.number), y: measure($0)) }
    }
    let all = [("training", training, Color.accent), ("validation", validation, .contrast)]
    for (name, points, color) in all {
      let ending = points.last.map { write($0.y) }
      curves.append(
        .init(name: name, points: points, stroke: Stroke(color: color, width: 2), ending: ending))
    }
    return LineChart(
      title: title, xName: unit, yName: yName, factor: factor, curves: curves,
      start: Double((epochs.first?.number ?? 1) - 1),
      mark: best.map { (Double($0), "best: \(unit) \($0)") })
  }

  /// What the curves go by.
  var unit: String { stepsPerEpoch == 1 ? "iteration" : "epoch" }

  /// Every so many epochs, and the last.
  private func thinned(_ epochs: [Epoch]) -> [Epoch] {
    let step = max(1, (epochs.count + Self.mostPoints - 1) / Self.mostPoints)
    return epochs.enumerated().filter { $0.offset % step == 0 || $0.offset == epochs.count - 1 }.map(
      \.element)
  }

  var sections: [Section] {
    [
      Section(
        title: "Loss",
        paragraphs: [
          """
          The mean cross-entropy, −ln of the probability given to the right digit: what training makes small.
          """
        ] + remarks, figures: [CaptionedFigure(figure: lossChart.figure)]),
      Section(
        title: "Accuracy",
        paragraphs: ["The share of pictures answered rightly."],
        figures: [CaptionedFigure(figure: accuracyChart.figure)]),
    ]
  }

  /// What one must know to read the curves.
  private var remarks: [Markup] {
    var remarks: [Markup] = []
    if stepsPerEpoch > 1 {
      remarks.append("An epoch's training value is the mean over its batches, so it lags behind its end.")
    }
    if let first = epochs.first, first.number > 1 {
      remarks.append(
        """
        The curves begin with \(unit) \(first.number), where the training went on from its checkpoint; with \
        --history they would show what was before.
        """)
    }
    return remarks
  }
}

/// A number with three significant figures, as far as four decimal places show them.
private func figures(_ value: Double) -> String {
  guard value.isFinite else { return "\(value)" }
  return decimalText(
    value, places: value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : value >= 0.1 ? 3 : 4)
}
