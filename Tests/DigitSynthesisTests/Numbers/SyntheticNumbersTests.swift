import DigitImage
import NeuralNetwork
import Testing

@testable import DigitSynthesis

@Suite struct SyntheticNumbersTests {
  private let numbers = SyntheticNumbers(of: [], count: 100, seed: 3)

  @Test("A number is digits, at most one separator between them, and sometimes a minus sign in front")
  func texts() {
    let texts = (0..<numbers.count).map { numbers[$0].text }
    for text in texts {
      let unsigned = text.hasPrefix("-") ? text.dropFirst() : text[...]
      let parts = unsigned.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
      #expect(parts.count <= 2, "\(text)")
      #expect(parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isWholeNumber) }, "\(text)")
    }
    #expect(Set(texts.map { $0.count(where: \.isWholeNumber) }) == [1, 2, 3, 4, 5, 6])
    #expect(texts.contains { $0.hasPrefix("-") } && texts.contains { $0.contains(",") })
  }

  @Test(
    "The same seed always gives the same pictures",
    arguments: [(3, "2e6d314926996fcd"), (4, "ebf303dc8ee7e7a7")] as [(UInt64, String)])
  func regression(seed: UInt64, expected: String) {
    let numbers = SyntheticNumbers(of: [], count: 6, seed: seed)
    let pixels = (0..<6).flatMap { numbers[$0].image.pixels.map(Float.init) }
    #expect(digest(pixels) == expected)
  }

  @Test(
    "A mark lies where it is written: on the base line, below it, or at half of the digits' height",
    arguments: [(".", -21...10), (",", -24...62), ("-", -90...(-10))] as [(Character, ClosedRange<Int>)])
  func marks(character: Character, rows: ClosedRange<Int>) throws {
    for seed in 0..<50 {
      var generator = SeededGenerator(seed: UInt64(seed))
      let mark = Mark(character, height: 100, pen: 10, using: &generator)
      var page = Plane(width: 200, height: 300)
      let advance = mark.draw(on: &page, left: 50, base: 150)
      let box = try #require(DigitBox.boundingBox(of: page, above: 0.5))
      #expect(rows.contains(box.top - 150) && rows.contains(box.bottom - 150), "\(box)")
      #expect(advance > 0 && box.width <= 90)
    }
  }

  @Test("What is drawn beyond the border is cut off")
  func clipping() {
    var page = Plane(width: 4, height: 3)
    page.draw(Plane(width: 3, height: 3, filledWith: 1), left: -2, top: -1)
    page.draw(Plane(width: 2, height: 2, filledWith: 0.5), left: 3, top: 2)
    page.draw(Plane(width: 2, height: 2, filledWith: 1), left: 9, top: -9)
    #expect(page.values == [1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0.5])
  }
}
