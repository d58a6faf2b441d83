import DigitImage
import DigitRecognition
import Testing

@testable import DigitRecognition
@testable import DigitReport

@Suite struct GalleryTests {
  private static let ink = Plane(width: 2, height: 1, values: [0, 1])

  @Test(
    "However many mistakes there are, the most confident are kept, in their order, and few are drawn for it")
  func mistakes() {
    var gallery = Gallery()
    var asked = 0
    let ink = {
      asked += 1
      return Self.ink
    }
    // Confidence rises and falls; 7919 is prime to 10,000.
    for index in 0..<10_000 {
      let confidence = 0.5 + Float(index * 7919 % 10_000) / 20_000
      gallery.record(sure(4, confidence), label: 9, name: "\(index)", ink: ink())
    }
    #expect(gallery.mistakes.count == 60 && gallery.wrongCount == 10_000)
    #expect(gallery.mistakes.map(\.confidence) == gallery.mistakes.map(\.confidence).sorted(by: >))
    #expect(gallery.mistakes.allSatisfy { $0.confidence >= 0.5 + 9940 / 20_000 })
    #expect(gallery.mistakes[0].label == 9 && gallery.mistakes[0].digit == 4)
    #expect(asked < 1000)
    #expect(gallery.correct.isEmpty)
  }

  @Test("Of equally confident mistakes the first stay")
  func ties() {
    var gallery = Gallery()
    for index in 0..<100 { gallery.record(sure(1), label: 7, name: "\(index)", ink: Self.ink) }
    #expect(gallery.mistakes.map(\.name) == (0..<60).map(String.init))
  }

  @Test("Of each digit the two surest and the two least sure right answers are kept, none twice")
  func right() {
    var gallery = Gallery()
    for (index, confidence) in [0.5, 0.9, 0.7, 0.6, 0.8].enumerated() {
      gallery.record(sure(3, Float(confidence)), label: 3, name: "3-\(index)", ink: Self.ink)
    }
    for (index, confidence) in [0.5, 0.9, 0.7].enumerated() {
      gallery.record(sure(2, Float(confidence)), label: 2, name: "2-\(index)", ink: Self.ink)
    }
    #expect(gallery.correct.map(\.name) == ["2-1", "2-2", "2-0", "3-1", "3-4", "3-3", "3-0"])
  }

  @Test(
    "Names are shown without what all of them begin with",
    arguments: [
      (["a/b/1.png", "a/b/2.png"], "a/b/"), (["a/b/1.png", "a/c/1.png"], "a/"),
      (["x.csv:1", "x.csv:12"], "x.csv:"),
      (["1.png", "2.png"], ""), (["a/1.png"], "a/"), ([], ""), (["a/b", "a"], ""),
    ])
  func beginning(names: [String], expected: String) { #expect(commonBeginning(names) == expected) }
}
