import Testing

@testable import DigitImage

@Suite struct NumberPreprocessingTests {
  private func segment(_ paper: Paper) -> SegmentedNumber? { NumberPreprocessing.run(paper.bitmap()).number }

  /// Three upright strokes of 8×60 pixels at columns 60, 120 and 180.
  private func bars() -> Paper {
    var paper = Paper(width: 260, height: 120)
    for x in [60, 120, 180] { paper.ink(PixelBox(left: x, top: 30, right: x + 8, bottom: 90)) }
    return paper
  }

  private func isNear(_ box: PixelBox, _ other: PixelBox, within distance: Int = 1) -> Bool {
    [box.left - other.left, box.top - other.top, box.right - other.right, box.bottom - other.bottom]
      .allSatisfy { abs($0) <= distance }
  }

  @Test("Separate strokes are pieces, from left to right")
  func pieces() throws {
    let number = try #require(segment(bars()))
    #expect(number.pieces.count == 3)
    for (piece, x) in zip(number.pieces, [60, 120, 180]) {
      #expect(isNear(piece.box, PixelBox(left: x, top: 30, right: x + 8, bottom: 90)))
      #expect(piece.leftCut == nil)
    }
    #expect(abs(number.height - 60) <= 2)
    #expect(number.candidates.map(\.pieces) == [0..<1, 1..<2, 2..<3])
  }

  @Test("A faint point between digits is a piece, and a small part of a digit that takes it in")
  func faintPoint() throws {
    var paper = bars()
    // Too light for the threshold between paper and strokes.
    paper.ink(PixelBox(left: 76, top: 80, right: 84, bottom: 90), darkness: 0.3)
    let number = try #require(segment(paper))
    #expect(number.pieces.count == 4)
    #expect(isNear(number.pieces[1].box, PixelBox(left: 76, top: 80, right: 84, bottom: 90)))
    let joined = try #require(number.candidates.first { $0.pieces == 0..<2 })
    #expect((joined.detachedParts, joined.smallParts) == (1, 1))
    #expect(number.candidates.filter { $0.pieces.count == 1 }.allSatisfy { $0.detachedParts == 0 })
  }

  @Test("A stroke that a pen drew half as dark at its foot is a piece with its foot")
  func paleFoot() throws {
    var paper = Paper(width: 260, height: 120)
    for x in [60, 180] { paper.ink(PixelBox(left: x, top: 30, right: x + 8, bottom: 90), darkness: 0.8) }
    paper.ink(PixelBox(left: 120, top: 30, right: 128, bottom: 60), darkness: 0.55)
    paper.ink(PixelBox(left: 120, top: 60, right: 128, bottom: 90), darkness: 0.3)
    let number = try #require(segment(paper))
    #expect(number.pieces.count == 3)
    #expect(isNear(number.pieces[1].box, PixelBox(left: 120, top: 30, right: 128, bottom: 90)))
  }

  @Test("A faint point in the noise of a small picture is a piece in every view")
  func faintPointInNoise() throws {
    var paper = Paper(width: 64, height: 36)
    for x in [14, 27, 46] { paper.ink(PixelBox(left: x, top: 8, right: x + 3, bottom: 30), darkness: 0.4) }
    paper.ink(PixelBox(left: 37, top: 27, right: 40, bottom: 30), darkness: 0.09)
    paper.addNoise(0.02)
    let stages = NumberPreprocessing.run(paper.bitmap())
    for view in NumberView.all {
      #expect(try #require(stages.seen(in: view).number).pieces.count == 4, "\(view.summary)")
    }
  }

  @Test(
    "A comma that hangs below the line is a piece, and so is a point on the rule below the number",
    arguments: [
      PixelBox(left: 92, top: 88, right: 98, bottom: 106),
      PixelBox(left: 92, top: 99, right: 100, bottom: 108),
    ])
  func lowMark(box: PixelBox) throws {
    var paper = bars()
    paper.stroke([(x: 0, y: 112), (x: 260, y: 112)], width: 2)
    paper.ink(box)
    let number = try #require(segment(paper))
    #expect(number.pieces.count == 4)
    #expect(isNear(number.pieces[1].box, box, within: 2))
  }

  @Test("A long comma on a line that falls is a piece, but ink far below the line is none")
  func commaOnFallingLine() throws {
    var paper = Paper(width: 260, height: 150)
    for (x, top) in [(60, 20), (120, 28), (180, 36)] {
      paper.ink(PixelBox(left: x, top: top, right: x + 8, bottom: top + 60))
    }
    let comma = PixelBox(left: 158, top: 92, right: 164, bottom: 126)
    paper.ink(comma)
    let withComma = try #require(segment(paper))
    #expect(withComma.pieces.count == 4)
    #expect(isNear(withComma.pieces[2].box, comma))

    paper.ink(PixelBox(left: 70, top: 128, right: 76, bottom: 146))
    #expect(segment(paper)?.pieces.count == 4)
  }

  @Test("Zeros that share a stroke are both candidates with the whole stroke")
  func sharedStroke() throws {
    var paper = Paper(width: 220, height: 140)
    // Rounded boxes, 36 wide and 92 high between the middles of their strokes of 6.
    for left in [60, 96] as [Float] {
      let right = left + 36
      paper.stroke(
        [
          (left + 8, 24), (right - 8, 24), (right, 34), (right, 106), (right - 8, 116), (left + 8, 116),
          (left, 106), (left, 34), (left + 8, 24),
        ], width: 6)
    }
    let number = try #require(segment(paper))
    let shared = try #require(number.pieces.firstIndex { $0.sharesLeftStroke })
    let whole = try #require(number.candidates.first { $0.pieces == 0..<number.pieces.count })
    let scale = Float(whole.box.width) / 78
    for range in [0..<shared, shared..<number.pieces.count] {
      let zero = try #require(number.candidates.first { $0.pieces == range })
      #expect(abs(Float(zero.box.width) - 42 * scale) <= 3 * scale)
    }
  }

  @Test(
    "A point that a blurred bridge joins to a stroke is a piece behind it, and the stroke is a candidate without it"
  )
  func attachedPoint() throws {
    var paper = bars()
    paper.ink(PixelBox(left: 66, top: 80, right: 76, bottom: 88), darkness: 0.55)
    paper.ink(PixelBox(left: 76, top: 78, right: 86, bottom: 90))
    let number = try #require(segment(paper))
    #expect(number.pieces.count == 4)
    #expect(number.pieces[1].box.left > 66)
    #expect(number.pieces[1].box.right <= 88)
    #expect(number.pieces[1].leftCut != nil)
    #expect(number.candidates.contains { $0.pieces == 0..<1 })
    #expect(number.candidates.contains { $0.pieces == 0..<2 })
  }

  @Test("The printed border of a cell and the rule under an amount are no pieces")
  func frame() throws {
    var paper = bars()
    paper.stroke([(x: 0, y: 4), (x: 260, y: 4)], width: 2)
    paper.stroke([(x: 0, y: 112), (x: 260, y: 112)], width: 2)
    paper.stroke([(x: 252, y: 0), (x: 252, y: 120)], width: 2)
    #expect(try #require(segment(paper)).pieces.count == 3)
  }

  @Test(
    "The border of a cell of a few pixels is no piece either, and the stroke beside it is one",
    arguments: [20, 23, 31])
  func smallFrame(height: Int) throws {
    var paper = Paper(width: 60, height: height)
    for x in [14, 28, 42] { paper.ink(PixelBox(left: x, top: 6, right: x + 2, bottom: height - 4)) }
    paper.stroke([(x: 0, y: 1), (x: 60, y: 1)], width: 1)
    paper.stroke([(x: 57, y: 0), (x: 57, y: Float(height))], width: 1)
    #expect(try #require(segment(paper)).pieces.count == 3)
  }

  @Test("A 1 beside the side of the picture is a piece; a border as long, between two others, is none")
  func outermostOne() throws {
    var paper = Paper(width: 160, height: 60)
    for x in [60, 100] { paper.ink(PixelBox(left: x, top: 12, right: x + 4, bottom: 48)) }
    paper.ink(PixelBox(left: 10, top: 6, right: 13, bottom: 54))
    #expect(try #require(segment(paper)).pieces.count == 3)
    for y: Float in [6, 54] { paper.stroke([(x: 10, y: y), (x: 160, y: y)], width: 2) }
    #expect(try #require(segment(paper)).pieces.count == 2)
  }

  @Test("A border much longer than the writing is no piece, even if no other meets it")
  func lonelyBorder() throws {
    var paper = Paper(width: 160, height: 60)
    for x in [60, 100] { paper.ink(PixelBox(left: x, top: 20, right: x + 4, bottom: 46)) }
    paper.ink(PixelBox(left: 10, top: 5, right: 12, bottom: 56))
    #expect(try #require(segment(paper)).pieces.count == 2)
  }

  @Test("A rule below the number that ends inside the picture is no piece, but a dash as long as a digit is")
  func shortRule() throws {
    var paper = bars()
    paper.stroke([(x: 20, y: 112), (x: 240, y: 112)], width: 2)
    #expect(try #require(segment(paper)).pieces.count == 3)
    paper = bars()
    paper.stroke([(x: 206, y: 62), (x: 250, y: 62)], width: 6)
    #expect(try #require(segment(paper)).pieces.count == 4)
  }

  @Test("Two strokes that touch are cut, and their whole is a candidate too")
  func touching() throws {
    var paper = Paper(width: 260, height: 120)
    for x in [80, 116] { paper.ink(PixelBox(left: x, top: 30, right: x + 8, bottom: 90)) }
    paper.ink(PixelBox(left: 80, top: 56, right: 124, bottom: 62))
    let number = try #require(segment(paper))
    #expect(number.pieces.count >= 2)
    #expect(number.pieces.dropFirst().allSatisfy { ($0.leftCut ?? 0) > 0 })
    #expect(number.candidates.contains { $0.pieces == 0..<number.pieces.count })
  }

  @Test("Every candidate has the network's size, and ink")
  func candidates() throws {
    for candidate in try #require(segment(bars())).candidates {
      #expect(candidate.pixels.count == 28 * 28)
      #expect(candidate.pixels.allSatisfy { (0...1).contains($0) } && candidate.pixels.contains { $0 > 0.9 })
    }
  }

  @Test(
    "Blank, tiny and thin images hold no number, or a bounded one",
    arguments: [(1, 1), (1, 5000), (5000, 1), (2, 2), (23, 24), (640, 3), (300, 200)])
  func blank(width: Int, height: Int) {
    for lightness: Float in [0, 0.5, 1] {
      #expect(segment(Paper(width: width, height: height, lightness: lightness)) == nil)
    }
  }

  @Test("Thousands of components give a bounded number of candidates")
  func noise() {
    var paper = Paper(width: 600, height: 400)
    for y in stride(from: 2, to: 396, by: 6) {
      for x in stride(from: 2, to: 596, by: 6) {
        paper.ink(PixelBox(left: x, top: y, right: x + 4, bottom: y + 4))
      }
    }
    let number = segment(paper)
    #expect(number?.pieces.count ?? 0 <= SegmentedNumber.pieceLimit)
    #expect(number?.candidates.count ?? 0 <= SegmentedNumber.pieceLimit * SegmentedNumber.maximumPieces)
  }
}
