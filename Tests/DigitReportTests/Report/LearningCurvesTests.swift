import Testing

@testable import DigitReport
@testable import DigitTraining

@Suite struct LearningCurvesTests {
  private static func measure(_ value: Double) -> LearningCurves.Measure {
    .init(loss: value, accuracy: value / 10)
  }

  @Test("Means of batches lie at the middle of their spans, and stay few however many batches there are")
  func batches() {
    var means = BatchMeans()
    for step in 1...3 { means.record(Self.measure(Double(step)), step: step) }
    #expect(means.points(\.loss, stepsPerEpoch: 2).map(\.x) == [0.5, 1, 1.5])
    #expect(means.points(\.loss, stepsPerEpoch: 2).map(\.y) == [1, 2, 3])
    for step in 4...100_000 { means.record(Self.measure(Double(step)), step: step) }
    let points = means.points(\.loss, stepsPerEpoch: 1)
    #expect(points.count > BatchMeans.maximumCount / 2 && points.count <= BatchMeans.maximumCount)
    // The loss is the step, so its mean over a span is the span's middle.
    for point in points { #expect(abs(point.x - point.y) < 1e-6) }
  }

  @Test("Where an epoch is one step, batches are not recorded twice, and the curves go by iteration")
  func iterations() {
    var curves = LearningCurves(stepsPerEpoch: 1)
    curves.record(batch: Self.measure(1), step: 1)
    #expect(curves.isEmpty)
    for number in 1...2001 {
      curves.record(.init(number: number, training: Self.measure(Double(number)), validation: nil))
    }
    let chart = curves.lossChart
    #expect(chart.xName == "iteration")
    #expect(chart.curves[0].points.count <= LearningCurves.mostPoints + 1)
    #expect(chart.curves[0].points.first?.x == 1 && chart.curves[0].points.last?.x == 2001)
    #expect(chart.curves[0].ending == "2001")
  }

  @Test("Curves of training and validation have their last values, the best epoch its mark")
  func endings() {
    var curves = LearningCurves(
      stepsPerEpoch: 10, earlier: [.init(number: 1, training: Self.measure(2), validation: Self.measure(3))])
    curves.record(.init(number: 2, training: Self.measure(0.12345), validation: Self.measure(9.87)))
    curves.best = 1
    let (loss, accuracy) = (curves.lossChart, curves.accuracyChart)
    #expect(loss.curves.map(\.name) == ["batches on the way", "training", "validation"])
    #expect(loss.curves.map(\.ending) == [nil, "0.123", "9.87"])
    #expect(accuracy.curves.map(\.ending) == [nil, "1.23\u{A0}%", "98.70\u{A0}%"])
    #expect(loss.mark?.x == 1 && loss.mark?.text == "best: epoch 1")
    #expect(!curves.sections[0].markup.source.contains("--history"))
  }

  @Test("What an interruption has lost is said")
  func lost() {
    var curves = LearningCurves(stepsPerEpoch: 10)
    curves.record(.init(number: 7, training: Self.measure(1), validation: nil))
    #expect(curves.sections[0].markup.source.contains("The curves begin with epoch 7"))
    #expect(curves.lossChart.start == 6)
  }
}
