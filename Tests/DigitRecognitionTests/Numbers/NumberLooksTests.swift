import DigitImage
import DigitModel
import SystemSupport
import Testing

@testable import DigitRecognition

@Suite struct NumberLooksTests {
  private func path(_ number: String, _ probability: Float) -> NumberPath {
    var path = NumberPath()
    path.symbols = NumberSymbol.symbols(of: number)
    path.probability = probability
    return path
  }

  @Test(
    "A number's probability is its mean over all views, 0 where it was not read; equal ones in their order")
  func mean() {
    let mean = meanPaths(
      [
        [path("71", 0.6), path("11", 0.25)], [path("11", 0.75), path("77", 0.125), path("17", 0.125)], [],
        [path("11", 0.5)],
      ], .identity)
    #expect(mean.map(\.path.symbols) == ["11", "71", "77", "17"].map(NumberSymbol.symbols(of:)))
    #expect(mean.map(\.path.probability) == [0.375, 0.15, 0.03125, 0.03125])
    #expect(mean.map(\.look) == [0, 0, 1, 1])
    #expect(meanPaths([[]], .identity).isEmpty)
  }

  @Test("The confidence in the best number follows a curve; the others share the rest, and none is above it")
  func confidence() {
    func probabilities(_ curve: ConfidenceCurve, best: Float) -> [Float] {
      meanPaths([[path("1", best), path("2", 0.3), path("3", 0.1)]], curve).map(\.path.probability)
    }
    // The odds are e times as high, or e times as low: 0.6 / 0.4 is 1.5.
    let (odds, e): (Float, Float) = (1.5, 2.7182817)
    let sure = odds * e / (1 + odds * e)
    let higher = probabilities(ConfidenceCurve(low: 1, high: 1, offset: 1), best: 0.6)
    #expect(zip(higher, [sure, 0.75 * (1 - sure), 0.25 * (1 - sure)]).allSatisfy { abs($0 - $1) < 1e-5 })
    let lower = probabilities(ConfidenceCurve(low: 1, high: 1, offset: -1), best: 0.4)
    let unsure = 1 / (1 + 1.5 * e)
    #expect(zip(lower, [unsure, unsure, 0.1]).allSatisfy { abs($0 - $1) < 1e-5 })
    #expect(probabilities(ConfidenceCurve(low: 1, high: 1, offset: 20), best: 0.6)[0] == 0.9999)
  }

  /// Features of a number with one piece, which may be a 3 or a 5.
  private func features(three: Float) -> NumberFeatures {
    let probabilities = (0..<10).map { $0 == 3 ? three : $0 == 5 ? 1 - three : 0 }
    let digit = NumberFeatures.Edge(
      start: 0, end: 1, reading: .digit, source: 0,
      features: [1] + [Float](repeating: 0, count: NumberWeights.Reading.digit.featureCount - 1),
      logProbabilities: NumberFeatures.logProbabilities(Prediction(probabilities: probabilities)))
    return NumberFeatures(pieces: 1, edges: [digit])
  }

  @Test("The answer in calibration is the mean over the views")
  func answer() throws {
    func answer(_ views: [NumberFeatures?]) throws -> (symbols: [NumberSymbol], confidence: Float) {
      try #require(SearchedNumber(views: views).answer(allowsMarks: false, .uncalibrated))
    }
    // Every digit has a probability of 0.002 at least: 0.98 · p + 0.002.
    let doubtful = try answer([features(three: 0.4), features(three: 0.9), nil, features(three: 0.6)])
    #expect(doubtful.symbols == [.digit(3)])
    #expect(abs(doubtful.confidence - (0.98 * 1.9 + 0.006) / 4) < 1e-5)
    #expect(SearchedNumber(views: [nil, nil]).answer(allowsMarks: false, .uncalibrated) == nil)
  }

  private static func cell() throws -> [UInt8] {
    try readFile("\(RecognizerTests.samples)/numbers/cell.png", limit: imageFileLimit)
  }

  @Test(
    "A number is the mean of its looks, on any number of threads")
  func looks() throws {
    let recognizer = try Recognizer()
    let bytes = try Self.cell()
    let recognition = try recognizer.recognizeNumber(image: bytes)
    let prediction = try recognition.requireNumber()
    #expect(recognition.looks.map(\.view) == NumberView.all)
    #expect(try recognizer.readNumber(image: bytes, jobs: 2) == prediction)
    let own = try recognition.looks.map { look -> Float in
      let candidate = try #require(look.candidate)
      return candidate.number == prediction.number ? candidate.confidence : 0
    }
    // Looks in which another number is more probable add what is left.
    let curve = recognizer.numberScoring.digits.confidence
    #expect(prediction.confidence >= curve(own.reduce(0, +) / 4) - 1e-5)
    #expect(prediction.confidence <= curve(own.map { $0 > 0 ? $0 : 0.5 }.reduce(0, +) / 4) + 1e-5)
  }
}
