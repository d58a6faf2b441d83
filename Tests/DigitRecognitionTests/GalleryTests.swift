import DigitImage
import Testing

@testable import DigitRecognition

@Suite struct GalleryTests {
  private static let ink = Plane(width: 2, height: 1, values: [0, 1])

  private static func prediction(_ digit: Int, _ confidence: Float = 1) -> Prediction {
    ClassificationReportTests.prediction(digit, confidence)
  }

  @Test(
    "The most confident mistakes are kept in order of confidence, and ink is computed only for kept entries")
  func mistakes() {
    var gallery = Gallery()
    var inkRequests = 0
    let ink = {
      inkRequests += 1
      return Self.ink
    }
    // All confidences are different, because 7919 and 10,000 are coprime.
    let confidences = (0..<10_000).map { 0.5 + Float($0 * 7919 % 10_000) / 20_000 }
    for (index, confidence) in confidences.enumerated() {
      gallery.record(Self.prediction(4, confidence), label: 9, name: "\(index)", ink: ink())
    }
    #expect(gallery.wrongCount == 10_000)
    #expect(gallery.mistakes.map(\.confidence) == Array(confidences.sorted(by: >).prefix(60)))
    #expect(gallery.mistakes[0].label == 9 && gallery.mistakes[0].digit == 4)
    var kept: [Float] = []
    var expectedRequests = 0
    for confidence in confidences where kept.count < 60 || confidence > kept[59] {
      kept = Array((kept + [confidence]).sorted(by: >).prefix(60))
      expectedRequests += 1
    }
    #expect(inkRequests == expectedRequests)
    #expect(gallery.correct.isEmpty)
  }

  @Test("Among equally confident mistakes the first are kept")
  func ties() {
    var gallery = Gallery()
    for index in 0..<100 { gallery.record(Self.prediction(1), label: 7, name: "\(index)", ink: Self.ink) }
    #expect(gallery.mistakes.map(\.name) == (0..<60).map(String.init))
  }

  @Test("The two most and the two least confident correct predictions of each digit are kept, none twice")
  func correct() {
    var gallery = Gallery()
    for (index, confidence) in [0.5, 0.9, 0.7, 0.6, 0.8].enumerated() {
      gallery.record(Self.prediction(3, Float(confidence)), label: 3, name: "3-\(index)", ink: Self.ink)
    }
    for (index, confidence) in [0.5, 0.9, 0.7].enumerated() {
      gallery.record(Self.prediction(2, Float(confidence)), label: 2, name: "2-\(index)", ink: Self.ink)
    }
    #expect(gallery.correct.map(\.name) == ["2-1", "2-2", "2-0", "3-1", "3-4", "3-3", "3-0"])
  }
}
