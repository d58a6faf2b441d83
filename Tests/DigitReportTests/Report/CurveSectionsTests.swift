import DigitTraining
import Testing

@testable import DigitReport

@Suite struct CurveSectionsTests {
  private static func measure(_ value: Double) -> LearningCurves.Measure {
    .init(loss: value, accuracy: value / 10)
  }

  private static func curves(_ range: ClosedRange<Int>, stepsPerEpoch: Int) -> LearningCurves {
    var curves = LearningCurves(stepsPerEpoch: stepsPerEpoch)
    for number in range {
      curves.record(.init(number: number, training: measure(Double(number)), validation: nil))
    }
    return curves
  }

  @Test(
    "If an epoch is one step, the x axis counts iterations; long curves are thinned but keep the last point")
  func iterations() {
    let chart = Self.curves(1...2001, stepsPerEpoch: 1).lossChart
    #expect(chart.xTitle == "iteration")
    #expect(chart.curves.map(\.name) == ["training", "validation"])
    let x = chart.curves[0].points.map(\.x)
    #expect(x == stride(from: 1.0, through: 2001, by: 5).map { $0 })
    #expect(chart.curves[0].lastValue == "2001")
  }

  @Test("The curves of training and validation have their last values, and the best epoch is marked")
  func labels() {
    var curves = LearningCurves(
      stepsPerEpoch: 10, earlier: [.init(number: 1, training: Self.measure(2), validation: Self.measure(3))])
    curves.record(.init(number: 2, training: Self.measure(0.12345), validation: Self.measure(9.87)))
    curves.best = 1
    let (loss, accuracy) = (curves.lossChart, curves.accuracyChart)
    #expect(loss.xTitle == "epoch")
    #expect(loss.curves.map(\.lastValue) == [nil, "0.123", "9.87"])
    #expect(accuracy.curves.map(\.lastValue) == [nil, "1.23\u{A0}%", "98.70\u{A0}%"])
    #expect(loss.mark?.x == 1 && loss.mark?.text == "best: epoch 1")
    #expect(loss.start == 0)
    #expect(!curves.sections[0].markup.source.contains("--history"))
  }

  @Test("Curves without their first epochs start where training resumed, and the page says so")
  func resumed() {
    let curves = Self.curves(7...7, stepsPerEpoch: 10)
    #expect(
      curves.sections[0].markup.source.contains("The curves begin with epoch 7, at which training resumed"))
    #expect(curves.lossChart.start == 6)
  }
}
