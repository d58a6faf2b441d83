import DigitModel
import Testing

@testable import DigitRecognition

@Suite struct NumberReportTests {
  private static func prediction(_ number: String, _ confidence: Float) -> NumberPrediction {
    NumberPrediction(digits: [], candidates: [.init(number: number, confidence: confidence)])
  }

  @Test("Numbers count as right as a whole; a refusal is wrong, and not answered")
  func counts() {
    var report = NumberReport()
    for (number, label, confidence) in [
      ("12", "12", 0.95), ("13", "12", 0.85), ("7", "7", 0.75), ("07", "7", 0.65), ("1234", "1234", 0.55),
    ] as [(String, String, Float)] {
      report.record(Self.prediction(number, confidence), label: label, image: "\(label).png")
    }
    report.record(.noDigitFound, label: "99")
    #expect(report.count == 6 && report.correct == 3 && report.accuracy == 0.5)
    #expect(report.lengths.map(\.length) == [1, 2, 4])
    #expect(report.lengths.map(\.count) == [2, 3, 1])
    #expect(report.lengths.map(\.correct) == [1, 1, 1])
    #expect(report.lengths.map(\.accuracy) == [0.5, 1.0 / 3, 1])
    #expect(report.refused == ["no_digit_found": 1])
    #expect(
      report.mistakes == [
        .init(image: "12.png", label: "12", number: "13", confidence: Double(Float(0.85))),
        .init(image: "7.png", label: "7", number: "07", confidence: Double(Float(0.65))),
      ])
    #expect(report.accuracyInterval == wilsonInterval(successes: 3, of: 6))
    // Each answer is alone in its tenth: (0.05 + 0.85 + 0.25 + 0.65 + 0.45) / 5.
    #expect(abs(report.calibrationError - 0.45) < 1e-6)
    let curve = report.scores.riskCoverage
    #expect(curve.samples == 6)
    #expect(curve.point(maxError: 0.01)?.answered == 1)
    #expect(curve.point(maxError: 0.4)?.answered == 5)
  }

  @Test("An empty report has no lengths")
  func empty() {
    let report = NumberReport()
    #expect(report.count == 0 && report.accuracy == 0 && report.lengths.isEmpty)
  }
}
