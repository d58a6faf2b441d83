import DigitImage
import Foundation
import OrderedJSON
import TestSupport
import Testing

/// What `classify` says of pictures with several digits.
@Suite struct SeveralTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Digits of 48×80 pixels without the width of their strokes.
  private func picture(_ digits: [(digit: Int, left: Float, height: Float)]) -> DrawnPicture {
    var picture = DrawnPicture(width: 340, height: 160)
    for (digit, left, height) in digits {
      picture.draw(digit, left: left, top: 120 - height, height: height, strokeWidth: 9)
    }
    return picture
  }

  private func answer(_ picture: DrawnPicture) throws -> JSON {
    let run = try runDigit("classify", "--format", "jsonl", folder.write("p.png", picture.png()))
    return try JSON.parse(Array(run.output.utf8))
  }

  @Test("A picture with several digits of like size is unsure, and says so")
  func several() throws {
    for digits in [[4, 0, 7], [7, 4], [0, 0]] {
      let lefts: [Float] = [40, 120, 200]
      let answer = try answer(picture(zip(digits, lefts).map { ($0, $1, 80) }))
      #expect(
        answer.members?.map(\.key) == ["path", "digit", "confidence", "unsure", "several", "probabilities"])
      #expect(answer["unsure"] == true && answer["several"] == true)
    }
  }

  @Test("Digits that touch are several")
  func touching() throws {
    for (left, right) in [(4, 7), (4, 4), (0, 7)] {
      #expect(try answer(picture([(left, 60, 80), (right, 108, 80)]))["several"] == true)
    }
  }

  @Test("One digit, alone or beside smaller ones and other marks, is not several", arguments: [0, 4, 7])
  func one(digit: Int) throws {
    let alone = picture([(digit, 140, 80)])
    #expect(try answer(alone)["several"] == nil)
    #expect(try answer(picture([(digit, 140, 80), (4, 250, 30), (0, 280, 30)]))["several"] == nil)
    var marked = alone
    marked.stroke([SIMD2(230, 45), SIMD2(290, 115)], width: 9)
    marked.stroke([SIMD2(290, 45), SIMD2(230, 115)], width: 9)
    marked.stroke([SIMD2(40, 80), SIMD2(90, 84)], width: 9)
    #expect(try answer(marked)["several"] == nil)
  }

  @Test("A printed word beside the digit does not make it several")
  func word() throws {
    var picture = picture([(4, 60, 80)])
    // A word of bars, bowls and ascenders, a third as high as the digit.
    for (place, points) in [
      [SIMD2<Float>(0, 26), SIMD2(0, 0), SIMD2(14, 26), SIMD2(14, 0)],
      [SIMD2(0, 10), SIMD2(14, 10), SIMD2(14, 26), SIMD2(0, 26), SIMD2(0, 10)],
      [SIMD2(7, 0), SIMD2(7, 26), SIMD2(0, 10), SIMD2(14, 10)],
    ].enumerated() {
      picture.stroke(points.map { $0 + SIMD2(190 + 22 * Float(place), 90) }, width: 3)
    }
    #expect(try answer(picture)["several"] == nil)
  }

  @Test("The text hints at digit read, and the summary counts the picture as unsure")
  func text() throws {
    let file = try folder.write("p.png", picture([(4, 40, 80), (0, 120, 80)]).png())
    let run = try runDigit("classify", file, file)
    #expect(run.status == 0)
    for line in run.output.split(separator: "\n") {
      #expect(
        line.dropFirst().hasPrefix("?") && line.hasSuffix("  \(file)  (several digits; try digit read)"))
    }
    #expect(run.errors.hasPrefix("2 images: 0 answered, 2 unsure\n"))
    #expect(run.errors.hasSuffix(" %, several digits; try digit read\n"))
    let csv = try runDigit("classify", file, "--format", "csv").output
    #expect(csv.hasSuffix(",true,\n"))
  }
}
