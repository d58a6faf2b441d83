import Testing

@testable import DigitTraining

@Suite struct LearningCurvesTests {
  private static func measure(_ value: Double) -> LearningCurves.Measure {
    .init(loss: value, accuracy: value / 10)
  }

  @Test("Batch means lie at the centers of their spans")
  func batches() {
    var means = BatchMeans()
    for step in 1...3 { means.record(Self.measure(Double(step)), step: step) }
    #expect(means.points(\.loss, stepsPerEpoch: 2).map(\.x) == [0.5, 1, 1.5])
    #expect(means.points(\.loss, stepsPerEpoch: 2).map(\.y) == [1, 2, 3])
    #expect(means.points(\.accuracy, stepsPerEpoch: 2).map(\.y) == [0.1, 0.2, 0.3])
  }

  @Test("When there are more batches than points, spans double", arguments: [(200, 1), (201, 2), (401, 4)])
  func spans(steps: Int, span: Int) {
    var means = BatchMeans()
    for step in 1...steps { means.record(Self.measure(Double(step)), step: step) }
    let points = means.points(\.loss, stepsPerEpoch: 1)
    #expect(points.count == (steps + span - 1) / span)
    // The loss is the step, so the mean loss of a span is its center.
    #expect(points.map(\.x) == points.map(\.y))
    #expect(points[1].x - points[0].x == Double(span))
  }

  @Test("If an epoch is one step, batches are not recorded, because they would repeat the epochs")
  func iterations() {
    var curves = LearningCurves(stepsPerEpoch: 1)
    curves.record(batch: Self.measure(1), step: 1)
    #expect(curves.isEmpty)
    curves.record(.init(number: 1, training: Self.measure(1), validation: nil))
    #expect(!curves.isEmpty)
    #expect(curves.batches.points(\.loss, stepsPerEpoch: 1).isEmpty)
  }

  @Test("Epochs are appended to earlier ones")
  func earlier() {
    let first = LearningCurves.Epoch(number: 1, training: Self.measure(2), validation: Self.measure(3))
    let second = LearningCurves.Epoch(number: 2, training: Self.measure(1), validation: nil)
    var curves = LearningCurves(stepsPerEpoch: 10, earlier: [first])
    curves.record(second)
    #expect(curves.epochs == [first, second])
  }
}
