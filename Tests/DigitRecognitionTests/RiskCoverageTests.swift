import DigitModel
import Testing

@testable import DigitRecognition

@Suite struct RiskCoverageTests {
  /// Answers by their confidences; a negative one is wrong.
  static func answers(_ confidences: [Float]) -> [ScoredAnswer] {
    confidences.map { ScoredAnswer(confidence: abs($0), isRight: $0 > 0) }
  }

  @Test("A point counts the answers from a confidence on, and those of the same confidence together")
  func points() {
    let curve = RiskCoverage(Self.answers([0.5, -0.7, 0.9, 0.7, -0.3]), refused: 3)
    #expect(curve.samples == 8)
    #expect(
      curve.points == [
        .init(threshold: 0.9, answered: 1, errors: 0), .init(threshold: 0.7, answered: 3, errors: 1),
        .init(threshold: 0.5, answered: 4, errors: 1), .init(threshold: 0.3, answered: 5, errors: 2),
      ])
    #expect(curve.points.map(curve.answeredFraction) == [0.125, 0.375, 0.5, 0.625])
  }

  @Test(
    "The most answers with at most an error rate, even if fewer have more errors",
    arguments: [(0, 0.9), (0.2, 0.9), (0.25, 0.5), (0.35, 0.5), (0.4, 0.3), (1, 0.3)] as [(Double, Float)])
  func largest(maxError: Double, threshold: Float) {
    let curve = RiskCoverage(Self.answers([0.5, -0.7, 0.9, 0.7, -0.3]), refused: 3)
    #expect(curve.point(maxError: maxError)?.threshold == threshold)
  }

  @Test("Nothing can be answered if the most confident answer is wrong, or if there is none")
  func nothing() {
    let wrong = RiskCoverage(Self.answers([-0.9, -0.8]), refused: 0)
    #expect(wrong.point(maxError: 0.5) == nil)
    #expect(wrong.answeredFraction(at: nil) == 0)
    let empty = RiskCoverage([], refused: 0)
    #expect(empty.points.isEmpty && empty.answeredFraction(at: nil) == 0)
  }
}
