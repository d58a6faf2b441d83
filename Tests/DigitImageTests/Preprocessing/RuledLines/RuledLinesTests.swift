import Testing

@testable import DigitImage

@Suite("Ruled lines")
struct RuledLinesTests {
  private static let (width, height) = (320, 280)
  private static let pitch: Float = 40

  /// Paper with lines 40 pixels apart: 6 horizontal ones, which start at the rows 30, 70, …, and 7 vertical ones.
  static func squared(slope: Float, isSquared: Bool = true) -> Paper {
    var paper = Paper(width: width, height: height)
    for line in 0..<7 {
      let start = 30 + pitch * Float(line)
      if line < 6 {
        paper.stroke([(0, start), (320, start + slope * 320)], width: 2, darkness: 0.3)
      }
      if isSquared { paper.stroke([(start, 0), (start - slope * 280, 280)], width: 2, darkness: 0.3) }
    }
    return paper
  }

  /// The ink signal of evenly lit paper.
  static func signal(of paper: Paper) -> Plane { paper.light.map { 1 - $0 / Paper.lightness } }

  @Test(
    "Every line of squared paper is found where it is, also askew",
    arguments: [0, 0.03, -0.06, 0.1] as [Float])
  func squaredPaper(slope: Float) {
    let lines = RuledLines(in: Self.signal(of: Self.squared(slope: slope)))
    #expect(lines.horizontal.count == 6)
    #expect(lines.vertical.count == 7)
    for (index, line) in lines.horizontal.sorted(by: { $0.start < $1.start }).enumerated() {
      let start = 30 + Self.pitch * Float(index)
      #expect(abs(line.start - start) < 2)
      #expect(abs(line.end - start - slope * 320) < 2)
    }
    for (index, line) in lines.vertical.sorted(by: { $0.start < $1.start }).enumerated() {
      let start = 30 + Self.pitch * Float(index)
      #expect(abs(line.start - start) < 2)
      #expect(abs(line.end - start + slope * 280) < 2)
    }
    #expect(abs(lines.darkness - 0.3) < 0.02)
  }

  @Test("Bent lines are found where three straight ones have shown that the paper is ruled")
  func bentPaper() {
    var paper = Paper(width: Self.width, height: Self.height)
    for line in 0..<6 {
      let bend: Float = line < 3 ? 0 : 6
      let points = stride(from: Float(0), through: 320, by: 10).map { x -> Paper.Point in
        (x, 30 + Self.pitch * Float(line) + 4 * bend * (x / 320) * (1 - x / 320))
      }
      paper.stroke(points, width: 2, darkness: 0.3)
    }
    let lines = RuledLines(in: Self.signal(of: paper))
    #expect(lines.horizontal.count == 6)
    #expect(lines.vertical.isEmpty)
    for (index, line) in lines.horizontal.sorted(by: { $0.start < $1.start }).enumerated() {
      let start = 30 + Self.pitch * Float(index)
      #expect(abs(line.start - start) < 2)
      #expect(abs(line.row(at: 160, width: 320) - start - (index < 3 ? 0 : 6)) < 2)
    }
  }

  @Test(
    "A single line from border to border is found; one that ends inside is a stroke",
    arguments: [true, false])
  func singleLine(isWhole: Bool) {
    var signal = Plane(width: Self.width, height: Self.height)
    signal.fill(PixelBox(x: 0, y: 100, width: isWhole ? 320 : 300, height: 2), with: 0.3)
    #expect(RuledLines(in: signal).horizontal.count == (isWhole ? 1 : 0))
  }

  @Test(
    "A line steeper than 8 degrees, but not than 11, is found only if lines may end",
    arguments: [0.16, 0.19] as [Float])
  func steepLine(slope: Float) throws {
    var paper = Paper(width: Self.width, height: Self.height)
    paper.stroke([(0, 100), (320, 100 + slope * 320)], width: 2, darkness: 0.3)
    let signal = Self.signal(of: paper)
    #expect(RuledLines(in: signal).isEmpty)
    let lines = RuledLines(in: signal, mayEnd: true)
    #expect(lines.horizontal.count == 1 && lines.vertical.isEmpty)
    let line = try #require(lines.horizontal.first)
    #expect(abs(line.start - 100) < 3)
    #expect(abs(line.end - 100 - slope * 320) < 3)
  }

  @Test(
    "A line reaches the borders at which it is as dark as in between",
    arguments: [(0, 320, 2), (0, 300, 1), (20, 300, 1), (20, 280, 0)])
  func bordersReached(left: Int, width: Int, expected: Int) {
    let box = PixelBox(x: left, y: 100, width: width, height: 2)
    let signal = Plane(width: Self.width, height: Self.height, boxes: [box], value: 0.3)
    let line = RuledLine(start: 100, end: 100, bend: 0, coverage: 1)
    #expect(line.bordersReached(in: signal) == expected)
  }

  @Test("A line's row follows a parabola through start, bend and end")
  func row() {
    let line = RuledLine(start: 10, end: 20, bend: 4, coverage: 1)
    #expect([0, 25, 50, 75, 100].map { line.row(at: $0, width: 101) } == [10, 15.5, 19, 20.5, 20])
  }

  @Test("Lines are near each other if they come within the distance or cross")
  func isNear() {
    let line = RuledLine(start: 100, end: 110, bend: 0, coverage: 1)
    func isNear(_ start: Float, _ end: Float, bend: Float = 0) -> Bool {
      line.isNear(RuledLine(start: start, end: end, bend: bend, coverage: 1), distance: 7)
    }
    #expect(isNear(106, 116))
    #expect(!isNear(108, 118))
    #expect(!isNear(92, 102))
    #expect(isNear(120, 90))
    #expect(isNear(110, 120, bend: -4))
  }

  @Test("Straight strokes of digits on blank paper are not ruled lines")
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

  @Test(
    "Ruled or squared paper without writing holds no digit", arguments: [0, 0.03, -0.04] as [Float],
    [true, false])
  func bare(slope: Float, isSquared: Bool) {
    let paper = Self.squared(slope: slope, isSquared: isSquared)
    #expect(throws: NoDigitFound.self) { try Preprocessing.run(paper.bitmap()) }
  }

  @Test(
    "A digit on ruled or squared paper has the same box as on plain paper, within the reach of a line's profile",
    arguments: [0, 0.04, -0.07] as [Float], [true, false])
  func digitOnRuledPaper(slope: Float, isSquared: Bool) throws {
    var plain = Paper(width: Self.width, height: Self.height)
    plain.seven(left: 120, top: 85, height: 150, strokeWidth: 9)
    var ruled = Self.squared(slope: slope, isSquared: isSquared)
    ruled.seven(left: 120, top: 85, height: 150, strokeWidth: 9)
    let (expected, digit) = (try Preprocessing.run(plain.bitmap()), try Preprocessing.run(ruled.bitmap()))
    #expect(digit.box.distance(to: expected.box) <= LineProfiles.reach)
    #expect(digit.stages.lines.horizontal.count == 6)
    #expect(digit.stages.lines.vertical.count == (isSquared ? 7 : 0))
  }

  @Test("A line from one border to the middle is found only if lines may end", arguments: [0, 160])
  func lineThatEnds(left: Int) throws {
    var signal = Plane(width: Self.width, height: Self.height)
    signal.fill(PixelBox(x: left, y: 100, width: 160, height: 2), with: 0.3)
    #expect(RuledLines(in: signal).isEmpty)
    let lines = RuledLines(in: signal, mayEnd: true)
    #expect(lines.vertical.isEmpty)
    let line = try #require(lines.horizontal.first)
    #expect(lines.horizontal.count == 1)
    #expect(abs(line.row(at: left + 80, width: Self.width) - 101) < 3)
  }

  @Test("A stroke inside the image is no line, even if lines may end")
  func strokeInside() {
    var signal = Plane(width: Self.width, height: Self.height)
    signal.fill(PixelBox(x: 80, y: 100, width: 160, height: 2), with: 0.3)
    #expect(RuledLines(in: signal, mayEnd: true).isEmpty)
  }

  @Test(
    "Lines are found in the last rows of images of any height", arguments: [63, 64, 65, 127, 128, 129, 200])
  func anyHeight(height: Int) {
    var signal = Plane(width: 300, height: height)
    for row in [10, height - 12] { signal.fill(PixelBox(x: 0, y: row, width: 300, height: 1), with: 0.3) }
    let rows = RuledLines(in: signal).horizontal.map { Int($0.row(at: 150, width: 300)) }.sorted()
    #expect(rows.count == 2)
    #expect(zip(rows, [10, height - 12]).allSatisfy { abs($0 - $1) <= 1 })
  }
}
