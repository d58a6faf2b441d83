import Testing

@testable import DigitRecognition

@Suite struct ClassificationReportTests {
  /// A prediction with a confidence; the rest is spread evenly over the other digits.
  static func prediction(_ digit: Int, _ confidence: Float) -> Prediction {
    Prediction(probabilities: (0..<10).map { $0 == digit ? confidence : (1 - confidence) / 9 })
  }

  @Test("Counts and metrics follow from the recorded predictions")
  func measures() {
    var report = ClassificationReport()
    for (digit, label) in [(1, 1), (1, 1), (1, 7), (7, 7), (2, 7)] {
      report.record(Self.prediction(digit, 1), label: label, image: "a \(label)")
    }
    report.record(.noDigitFound, label: 1)
    #expect(report.count == 6)
    #expect(report.correct == 3)
    #expect(report.accuracy == 0.5)
    #expect(report.refused == ["no_digit_found": 1])
    #expect(
      report.mistakes == [
        Mistake(image: "a 7", label: 7, digit: 1, confidence: 1),
        Mistake(image: "a 7", label: 7, digit: 2, confidence: 1),
      ])
    #expect(report.confusion[7][1] == 1)
    #expect(report.confusion[1][7] == 0)
    let ones = report.metrics(of: 1)
    #expect(ones == ClassMetrics(precision: 2.0 / 3, recall: 2.0 / 3, f1: 4.0 / 6, support: 3))
    #expect(report.metrics(of: 2) == ClassMetrics(precision: 0, recall: nil, f1: 0, support: 0))
    #expect(report.metrics(of: 5) == ClassMetrics(precision: nil, recall: nil, f1: nil, support: 0))
  }

  @Test("The macro average equals scikit-learn's")
  func macroAverage() {
    var report = ClassificationReport()
    for (digit, label) in [(1, 1), (1, 1), (1, 7), (7, 7), (2, 7)] {
      report.record(Self.prediction(digit, 1), label: label, image: "")
    }
    // classification_report([1, 1, 7, 7, 7], [1, 1, 1, 7, 2], zero_division=0)
    let average = report.macroAverage
    #expect(abs((average.precision ?? 0) - 5.0 / 9) < 1e-12)
    #expect(abs((average.recall ?? 0) - 4.0 / 9) < 1e-12)
    #expect(abs((average.f1 ?? 0) - 1.3 / 3) < 1e-12)
    #expect(average.support == 5)
    #expect(ClassificationReport().macroAverage.f1 == nil)
  }

  @Test(
    "The interval is Wilson's",
    arguments: [
      // The formula in Python's double precision.
      (9821, 10000, 0.9793101084823285, 0.984519640288665), (0, 10, 0, 0.2775327998628892),
      (10, 10, 0.7224672001371107, 1), (1, 2, 0.09453120573423074, 0.9054687942657693),
    ])
  func interval(successes: Int, trials: Int, low: Double, high: Double) {
    let interval = wilsonInterval(successes: successes, of: trials)
    #expect(abs(interval.lowerBound - low) < 1e-12)
    #expect(abs(interval.upperBound - high) < 1e-12)
  }

  @Test("Without trials the interval is 0 to 1")
  func noTrials() {
    #expect(wilsonInterval(successes: 0, of: 0) == 0...1)
    #expect(ClassificationReport().accuracy == 0)
    #expect(ClassificationReport().calibrationError == 0)
  }

  @Test("Calibrated predictions have no calibration error; overconfident ones have the difference")
  func calibration() {
    var honest = ClassificationReport()
    var overconfident = ClassificationReport()
    for trial in 0..<20 {
      let digit = trial < 15 ? 3 : 5
      honest.record(Self.prediction(digit, 0.75), label: 3, image: "")
      overconfident.record(Self.prediction(digit, 1), label: 3, image: "")
    }
    #expect(abs(honest.calibrationError) < 1e-12)
    #expect(abs(overconfident.calibrationError - 0.25) < 1e-12)
  }
}
