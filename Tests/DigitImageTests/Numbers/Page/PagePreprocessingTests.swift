import Testing

@testable import DigitImage

@Suite struct PagePreprocessingTests {
  /// Six pairs of bars, 8×44 pixels, in two columns; left ends at 100 and 400.
  private func bars() -> Paper {
    var paper = Paper(width: 620, height: 460)
    for row in 0..<3 {
      for left in [100, 400] {
        for x in [0, 30] { paper.ink(PixelBox(x: left + x, y: 60 + 130 * row, width: 8, height: 44)) }
      }
    }
    return paper
  }

  private let expected = (0..<3).flatMap { row in
    [100, 400].map { PixelBox(x: $0, y: 60 + 130 * row, width: 38, height: 44) }
  }

  /// The boxes of the numbers' ink, in pixels of the page, in their order.
  private func boxes(_ paper: Paper) throws -> [PixelBox] {
    let page = try #require(PagePreprocessing.run(paper.bitmap()))
    return (0..<page.count).compactMap { index in
      page.number(index).map { number, place in
        let scale = number.ink.width / place.width
        let ink = number.pieces.dropFirst().reduce(number.pieces[0].box) { $0.union($1.box) }
        return PixelBox(
          left: place.left + ink.left / scale, top: place.top + ink.top / scale,
          right: place.left + (ink.right + scale - 1) / scale,
          bottom: place.top + (ink.bottom + scale - 1) / scale)
      }
    }
  }

  private func expectExpected(_ boxes: [PixelBox]) {
    #expect(boxes.count == expected.count)
    #expect(zip(boxes, expected).allSatisfy { $0.distance(to: $1) <= 2 }, "\(boxes)")
  }

  @Test("The numbers of a blank sheet are found in reading order")
  func blank() throws { expectExpected(try boxes(bars())) }

  @Test("The lines of squared paper are no numbers, and cut none")
  func squared() throws {
    var paper = bars()
    for y in stride(from: Float(20), to: 460, by: 34) {
      paper.stroke([(x: 0, y: y), (x: 620, y: y + 8)], width: 2, darkness: 0.25)
    }
    for x in stride(from: Float(18), to: 620, by: 34) {
      paper.stroke([(x: x, y: 0), (x: x - 6, y: 460)], width: 2, darkness: 0.25)
    }
    expectExpected(try boxes(paper))
  }

  @Test("The borders of a table that ends inside the page are no numbers, though they are as dark as ink")
  func table() throws {
    var paper = bars()
    for y: Float in [20, 150, 280, 410] { paper.stroke([(x: 60, y: y), (x: 560, y: y + 6)], width: 3) }
    for x: Float in [60, 310, 560] { paper.stroke([(x: x, y: 20), (x: x - 6, y: 416)], width: 3) }
    expectExpected(try boxes(paper))
  }

  @Test("A dark table under the sheet is no number")
  func edge() throws {
    var paper = bars()
    paper.ink(PixelBox(left: 0, top: 0, right: 30, bottom: 460), darkness: 0.9)
    paper.ink(PixelBox(left: 0, top: 440, right: 620, bottom: 460), darkness: 0.9)
    expectExpected(try boxes(paper))
  }

  @Test(
    "Blank, tiny and thin pages have no numbers",
    arguments: [(1, 1), (1, 5000), (5000, 1), (2, 2), (23, 24), (640, 3), (300, 200)])
  func empty(width: Int, height: Int) {
    for lightness: Float in [0, 0.5, 1] {
      let page = PagePreprocessing.run(Paper(width: width, height: height, lightness: lightness).bitmap())
      #expect(page?.count ?? 0 == 0)
    }
  }

  @Test("Twenty thousand components give a bounded number of groups")
  func noise() throws {
    var paper = Paper(width: 800, height: 640)
    for y in stride(from: 2, to: 636, by: 5) {
      for x in stride(from: 2, to: 796, by: 5) { paper.ink(PixelBox(x: x, y: y, width: 3, height: 3)) }
    }
    let page = PagePreprocessing.run(paper.bitmap())
    #expect(page?.count ?? 0 <= SegmentedPage.maximumGroups)
  }
}
