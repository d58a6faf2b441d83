import Testing

@testable import DigitImage

@Suite("Hypothesis")
struct HypothesisTests {
  private static func hypothesis(_ change: (inout Hypothesis) -> Void) -> Hypothesis {
    var hypothesis = Hypothesis.usual
    change(&hypothesis)
    return hypothesis
  }

  @Test("The image is worked at the hypothesis' side", arguments: [400, 640])
  func workingSide(side: Int) throws {
    var paper = Paper(width: 1600, height: 1200)
    paper.ink(PixelBox(x: 800, y: 400, width: 40, height: 400))
    let digit = try Preprocessing.run(paper.bitmap(), under: Self.hypothesis { $0.workingSide = side })
    #expect((digit.stages.image.width, digit.stages.image.height) == (side, side * 3 / 4))
    let expected = PixelBox(x: side / 2, y: side / 4, width: side / 40, height: side / 4)
    #expect(digit.box == expected.grown(by: 1))
  }

  @Test("The alternatives are worked at 640 pixels, and each differs from the usual one and from the others")
  func alternatives() {
    #expect(Hypothesis.alternatives.map(\.workingSide) == [640, 640])
    let all = [Hypothesis.usual] + Hypothesis.alternatives
    #expect(Set(all.map(\.summary)).count == all.count)
    #expect(all.map(\.linesMayEnd) == [false, true, false])
    #expect(all.map(\.isRimBackground) == [false, true, false])
    #expect(all.map(\.isOnlyDarkestInk) == [false, false, true])
    #expect(all.map(\.removesHaze) == [true, true, false])
    #expect(all.map(\.removesClutter) == [true, true, false])
  }

  @Test("A stroke along a side is clutter beside a digit, unless nothing is assumed to be clutter")
  func clutter() throws {
    var paper = Paper(width: 240, height: 200)
    paper.ink(PixelBox(x: 110, y: 50, width: 12, height: 100))
    paper.shade { x, _ in x > 0.9 ? 0.25 : 1 }
    let usual = try Preprocessing.run(paper.bitmap()).stages
    #expect(usual.clutter.count == 1 && usual.components.count == 1)
    let stages = try Preprocessing.run(paper.bitmap(), under: Self.hypothesis { $0.removesClutter = false })
      .stages
    #expect(stages.clutter.isEmpty && stages.components.count == 2)
  }

  @Test("A faint spot is haze, unless nothing is assumed to be haze")
  func haze() throws {
    var paper = Paper(width: 240, height: 200)
    paper.ink(PixelBox(x: 140, y: 50, width: 8, height: 100), darkness: 0.8)
    paper.ink(PixelBox(x: 30, y: 60, width: 60, height: 60), darkness: 0.1)
    let spot = try [true, false].map { removesHaze in
      let hypothesis = Self.hypothesis { $0.removesHaze = removesHaze }
      return try Preprocessing.run(paper.bitmap(), under: hypothesis).stages.cleanedSignal[60, 90]
    }
    #expect(abs(spot[0]) < 0.005)
    #expect(abs(spot[1] - 0.1) < 0.005)
  }

  @Test("A dark rim along one side of the image is no ink if it is assumed to be background")
  func rim() throws {
    var paper = Paper(width: 240, height: 200)
    paper.ink(PixelBox(x: 110, y: 60, width: 12, height: 100))
    // Uneven, because an even one would be cropped as a margin.
    paper.shade { x, y in y < 0.1 ? 0.5 + 0.04 * x : 1 }
    let inkSignals = try [false, true].map { isRimBackground in
      let hypothesis = Self.hypothesis { $0.isRimBackground = isRimBackground }
      return try Preprocessing.run(paper.bitmap(), under: hypothesis).stages.inkSignal
    }
    for x in stride(from: 0, to: 240, by: 20) {
      #expect(abs(inkSignals[0][x, 5] - 0.5 + 0.04 * Float(x) / 240) < 0.01)
      #expect(abs(inkSignals[1][x, 5]) < 0.01)
    }
  }

  @Test("Lines that end are removed if they are assumed to be printed")
  func lines() throws {
    var paper = Paper(width: 320, height: 280)
    for row in [40, 100, 220] { paper.ink(PixelBox(x: 0, y: row, width: 150, height: 2), darkness: 0.6) }
    paper.ink(PixelBox(x: 200, y: 80, width: 14, height: 120))
    let found = try [false, true].map { mayEnd in
      try Preprocessing.run(paper.bitmap(), under: Self.hypothesis { $0.linesMayEnd = mayEnd }).stages
    }
    #expect(found.map(\.lines.horizontal.count) == [0, 3])
    #expect(found.map(\.components.count) == [4, 1])
  }
}
