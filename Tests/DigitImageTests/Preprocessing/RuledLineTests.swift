import Testing

@testable import DigitImage

@Suite("Ruled lines")
struct RuledLineTests {
  /// Squared paper, lines `pitch` pixels apart, turned by a slope.
  static func squared(slope: Float, pitch: Float = 40, down: Bool = true) -> Paper {
    var paper = Paper(width: 320, height: 280)
    for line in -2...10 {
      let at = Float(line) * pitch + 13
      paper.stroke([(0, at), (320, at + slope * 320)], width: 2, darkness: 0.3)
      if down { paper.stroke([(at, 0), (at - slope * 280, 280)], width: 2, darkness: 0.3) }
    }
    return paper
  }

  @Test("The lines of squared paper are found, also askew", arguments: [0, 0.03, -0.06, 0.1] as [Float])
  func found(slope: Float) {
    let lines = RuledLines(in: Self.squared(slope: slope).light.map { 1 - $0 / 0.8 })
    #expect((6...8).contains(lines.horizontal.count))
    #expect((6...9).contains(lines.vertical.count))
    for line in lines.horizontal { #expect(abs((line.end - line.start) / 320 - slope) < 0.02) }
  }

  @Test(
    "A digit on ruled or squared paper comes out nearly as on plain paper",
    arguments: [0, 0.04, -0.07] as [Float], [true, false])
  func digitOnRuledPaper(slope: Float, down: Bool) throws {
    var plain = Paper(width: 320, height: 280)
    plain.seven(left: 110, top: 60, height: 150, strokeWidth: 9)
    var ruled = Self.squared(slope: slope, down: down)
    ruled.seven(left: 110, top: 60, height: 150, strokeWidth: 9)
    let likeness = try Preprocessing.run(plain.bitmap()).likeness(to: Preprocessing.run(ruled.bitmap()))
    #expect(likeness > 0.9)
  }

  @Test("Straight strokes of clean digits are no ruled lines")
  func straightStrokes() throws {
    var one = Paper(width: 120, height: 200)
    one.stroke([(60, 12), (60, 188)], width: 8)
    var seven = Paper(width: 150, height: 200)
    seven.seven(left: 20, top: 10, height: 180)
    var four = Paper(width: 160, height: 200)
    four.stroke([(50, 15), (15, 120), (145, 120)], width: 8)
    four.stroke([(110, 60), (110, 185)], width: 8)
    for paper in [one, seven, four] {
      #expect(try Preprocessing.run(paper.bitmap()).stages.lines.isEmpty)
    }
  }

  @Test("Bare ruled paper holds no digit")
  func bare() {
    #expect(throws: NoDigitFound.self) { try Preprocessing.run(Self.squared(slope: 0.02).bitmap()) }
  }
}
