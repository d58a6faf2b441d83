import Testing

@testable import DigitModel

@Suite struct ConfidenceCurveTests {
  @Test("The identity leaves a probability as it is", arguments: [0.0001, 0.3, 0.9999] as [Float])
  func identity(probability: Float) {
    #expect(ConfidenceCurve.identity(probability) == probability)
    // The formula, but for its rounding.
    let almost = ConfidenceCurve(low: 1, high: 1, offset: 1e-9)
    #expect(abs(almost(probability) - probability) < 1e-5)
  }

  @Test(
    "The curve is σ(low · log p - high · log(1 - p) + offset)",
    // As computed in Python.
    arguments: [(0.2, 0.17582), (0.5, 0.46509), (0.9, 0.83364), (0.999, 0.99125)] as [(Float, Float)])
  func formula(probability: Float, expected: Float) {
    let curve = ConfidenceCurve(low: 1.2, high: 0.65, offset: 0.241379)
    #expect(abs(curve(probability) - expected) < 1e-4)
  }
}
