import DigitImage
import NeuralNetwork
import SystemSupport
import Testing

@testable import DigitSynthesis

@Suite struct SyntheticNumbersTests {
  @Test("A number is digits, at most one separator between them, and sometimes a minus sign in front")
  func texts() {
    let texts = [NumberPaper.cell, .check, .plain].flatMap { paper in
      var generator = SeededGenerator(seed: 3)
      return (0..<200).map { _ in NumberText.random(on: paper, hasMarks: true, using: &generator).label }
    }
    for text in texts {
      let unsigned = text.hasPrefix("-") ? text.dropFirst() : text[...]
      let parts = unsigned.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
      #expect(parts.count <= 2, "\(text)")
      #expect(parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isWholeNumber) }, "\(text)")
    }
    #expect(Set(texts.map { $0.count(where: \.isWholeNumber) }) == [1, 2, 3, 4, 5, 6])
    #expect(texts.contains { $0.hasPrefix("-") } && texts.contains { $0.contains(",") })
  }

  @Test("Few numbers have marks if they need not; amounts keep their separators")
  func fewMarks() {
    func markedCount(on paper: NumberPaper, hasMarks: Bool) -> Int {
      var generator = SeededGenerator(seed: 1)
      return (0..<1000).count { _ in
        NumberText.random(on: paper, hasMarks: hasMarks, using: &generator).label
          .contains { !$0.isWholeNumber }
      }
    }
    // Three tenths, and of the others 85 % of the two thirds with several digits, and 15 % of the rest.
    #expect((700...820).contains(markedCount(on: .cell, hasMarks: true)))
    #expect((50...130).contains(markedCount(on: .plain, hasMarks: false)))
    #expect(markedCount(on: .check, hasMarks: false) == markedCount(on: .check, hasMarks: true))
  }

  @Test("Three in ten numbers with marks are thousands; most of them end in two zeros")
  func thousands() {
    var generator = SeededGenerator(seed: 1)
    let texts = (0..<2000).map { _ in NumberText.random(on: .plain, hasMarks: true, using: &generator).label }
    let thousands = texts.filter { $0.dropLast(3).last.map { !$0.isWholeNumber && $0 != "-" } ?? false }
    // A few others have three decimals.
    #expect((560...690).contains(thousands.count))
    #expect((0.62...0.79).contains(Double(thousands.count { $0.hasSuffix("00") }) / Double(thousands.count)))
  }

  @Test("A number of several digits begins with a zero only before its separator; some do")
  func leadingZeros() {
    for paper in [NumberPaper.cell, .check, .plain] {
      var generator = SeededGenerator(seed: 1)
      let texts = (0..<1000).map { _ in
        NumberText.random(on: paper, hasMarks: true, using: &generator).label.drop { $0 == "-" }
      }
      let withZero = texts.filter { $0.count > 1 && $0.hasPrefix("0") }
      #expect(withZero.allSatisfy { $0.dropFirst().hasPrefix(".") || $0.dropFirst().hasPrefix(",") })
      #expect(withZero.isEmpty == (paper == .check))
    }
  }

  @Test("A stroke joins zeros, or they share one, in some hands; other digits stay apart")
  func joinedZeros() {
    func joinedCount(_ label: String) -> Int {
      (0..<60 as Range<UInt64>).count { seed in
        var generator = SeededGenerator(seed: seed)
        let ink = NumberWriting(using: &generator).write(
          NumberText(label: label, ending: ""), from: DigitPicker(), using: &generator)
        // A column without ink separates the digits.
        return (0..<ink.width).allSatisfy { x in (0..<ink.height).contains { ink[x, $0] > 0.1 } }
      }
    }
    // A third of the hands joins zeros, and in some they share a stroke; few others write so narrowly that digits touch.
    #expect((15...40).contains(joinedCount("00")) && joinedCount("00") >= joinedCount("71") + 10)
  }

  @Test(
    "The Euler number counts parts less holes",
    arguments: [
      ("#", 1), ("..#/#..", 2), ("#./.#", 1), ("###/#.#/###", 0), ("#.#/.#./#.#", 1),
      ("##.##/#.#.#/##.##", -1), (".", 0),
    ])
  func eulerNumber(picture: String, expected: Int) {
    let rows = picture.split(separator: "/").map { $0.map { $0 == "#" ? Float(1) : 0 } }
    let plane = Plane(width: rows[0].count, height: rows.count, values: rows.flatMap { $0 })
    #expect(plane.eulerNumber(above: 0.5) == expected)
  }

  @Test("A pen writes a digit anew, but not if it would close its loop, nor where the strokes are faint")
  func form() {
    var ring = Plane(width: 28, height: 28)
    for y in 0..<28 {
      for x in 0..<28 where (4...10).contains(Vector2(Float(x) - 13.5, Float(y) - 13.5).length) {
        ring[x, y] = 1
      }
    }
    func ink(_ plane: Plane) -> Float { plane.values.reduce(0, +) / Float(plane.width * plane.height) }
    let (fine, wide) = (ring.rewritten(height: 60, pen: 4), ring.rewritten(height: 60, pen: 44))
    #expect(fine.eulerNumber(above: 0.5) == 0 && ink(fine) < 0.6 * ink(ring))
    #expect(wide.eulerNumber(above: 0.5) == 0 && abs(ink(wide) - ink(ring)) < 0.03)
    // A pen would leave the lower half out.
    for y in 14..<28 { for x in 0..<28 { ring[x, y] *= 0.4 } }
    #expect(abs(ink(ring.rewritten(height: 60, pen: 4)) - ink(ring)) < 0.03)
  }

  @Test(
    "The same seed always gives the same pictures",
    arguments: [(3, "b6980189d6fb9635"), (4, "fb1e53b36ac4d41d")] as [(UInt64, String)])
  func regression(seed: UInt64, expected: String) {
    let numbers = SyntheticNumbers(of: [], count: 6, seed: seed)
    let pixels = (0..<6).flatMap { numbers[$0].image.pixels.map(Float.init) }
    #expect(digest(pixels) == expected)
  }

  @Test(
    "A mark lies where it is written: on the base line or raised, below it, or at half of the digits' height",
    arguments: [(".", -57...11), (",", -36...67), ("-", -90...(-10))] as [(Character, ClosedRange<Int>)])
  func marks(character: Character, rows: ClosedRange<Int>) throws {
    for seed in 0..<50 {
      var generator = SeededGenerator(seed: UInt64(seed))
      let mark = Mark(character, height: 100, pen: 10, using: &generator)
      var page = Plane(width: 200, height: 300)
      let advance = mark.draw(on: &page, left: 50, base: 150)
      let box = try #require(DigitBox.boundingBox(of: page, above: 0.2))
      #expect(rows.contains(box.top - 150) && rows.contains(box.bottom - 150), "\(box)")
      // With half the pen on each side, the mark overlaps the digit before it by 5 pixels at most, and that after it by none.
      #expect(advance >= -5 && box.width <= 90)
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
