import DigitModel
import DigitRecognition
import Testing

@testable import DigitTraining

@Suite struct ConfidenceCurveFitTests {
  /// For each confidence, a hundred answers of which as many are right as a curve says.
  private func answers(_ curve: ConfidenceCurve) -> [ScoredAnswer] {
    (1..<50).flatMap { step -> [ScoredAnswer] in
      let confidence = Float(step) / 50
      let right = Int((100 * curve(confidence)).rounded())
      return (0..<100).map { ScoredAnswer(confidence: confidence, isRight: $0 < right) }
    }
  }

  @Test(
    "The curve that made the answers is found again",
    arguments: [
      ConfidenceCurve.identity, ConfidenceCurve(low: 1.4, high: 0.6, offset: 0.3),
      ConfidenceCurve(low: 0.5, high: 1.2, offset: -0.8),
    ])
  func fit(curve: ConfidenceCurve) {
    let found = ConfidenceCurve(fitting: answers(curve))
    #expect(abs(found.low - curve.low) < 0.15 && abs(found.high - curve.high) < 0.15)
    for probability: Float in [0.1, 0.5, 0.9] { #expect(abs(found(probability) - curve(probability)) < 0.02) }
  }

  @Test("Without answers the curve is the identity")
  func none() { #expect(ConfidenceCurve(fitting: []) == .identity) }
}
