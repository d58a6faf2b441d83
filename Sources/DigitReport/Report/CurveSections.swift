import DigitTraining
import Figures
import SystemSupport

extension LearningCurves {
  /// The maximum number of epochs that are drawn, besides the last.
  static let maximumPoints = 500

  var lossChart: LineChart {
    chart("Loss", "loss, nats", \.loss, factor: 1, label: lossText)
  }

  var accuracyChart: LineChart {
    chart("Accuracy", "accuracy, %", \.accuracy, factor: 100, label: percent)
  }

  private func chart(
    _ title: String, _ yTitle: String, _ measure: (Measure) -> Double, factor: Double,
    label: (Double) -> String
  ) -> LineChart {
    var curves: [LineChart.Curve] = []
    if stepsPerEpoch > 1 {
      curves.append(
        .init(
          name: "training batches",
          points: batches.points(measure, stepsPerEpoch: stepsPerEpoch).map { Point(x: $0.x, y: $0.y) },
          stroke: Stroke(color: .secondary, width: 0.75)))
    }
    let epochs = thinned(epochs)
    let training = epochs.map { Point(x: Double($0.number), y: measure($0.training)) }
    let validation = epochs.compactMap { epoch in
      epoch.validation.map { Point(x: Double(epoch.number), y: measure($0)) }
    }
    for (name, points, color) in [
      ("training", training, Color.accent), ("validation", validation, .contrast),
    ] {
      curves.append(
        .init(
          name: name, points: points, stroke: Stroke(color: color, width: 2),
          lastValue: points.last.map { label($0.y) }))
    }
    return LineChart(
      title: title, xTitle: unit, yTitle: yTitle, yFactor: factor, curves: curves,
      start: Double((self.epochs.first?.number ?? 1) - 1),
      mark: best.map { (Double($0), "best: \(unit) \($0)") })
  }

  /// The unit of the x axis.
  var unit: String { stepsPerEpoch == 1 ? "iteration" : "epoch" }

  /// Evenly spaced epochs, and the last.
  private func thinned(_ epochs: [Epoch]) -> [Epoch] {
    let step = max(1, (epochs.count + Self.maximumPoints - 1) / Self.maximumPoints)
    return epochs.enumerated().filter { $0.offset % step == 0 || $0.offset == epochs.count - 1 }.map(
      \.element)
  }

  var sections: [Section] {
    [
      Section(
        title: "Loss",
        paragraphs: [
          """
          The mean cross-entropy, −ln p of the true digit, in nats (natural logarithm). Training minimizes it. The gray \
          line is the mean of consecutive batches.
          """
        ] + remarks, figures: [CaptionedFigure(figure: lossChart.figure)]),
      Section(
        title: "Accuracy",
        paragraphs: ["The fraction of images that are classified correctly by the network alone."],
        figures: [CaptionedFigure(figure: accuracyChart.figure)]),
    ]
  }

  private var remarks: [Markup] {
    var remarks: [Markup] = []
    if stepsPerEpoch > 1 {
      remarks.append(
        """
        The training value of an epoch is the mean over its batches, so it lags behind the network at the end of the \
        epoch.
        """)
    }
    if let first = epochs.first, first.number > 1 {
      remarks.append(
        """
        The curves begin with \(unit) \(first.number), at which training resumed from a checkpoint. With --history, they \
        include what came before.
        """)
    }
    return remarks
  }
}

/// A number with three significant figures, but at most four decimal places: `lossText(0.12345)` is `"0.123"`.
private func lossText(_ value: Double) -> String {
  guard value.isFinite else { return "\(value)" }
  return decimalText(
    value, places: value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : value >= 0.1 ? 3 : 4)
}
