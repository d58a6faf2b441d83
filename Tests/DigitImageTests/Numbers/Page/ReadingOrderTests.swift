import Testing

@testable import DigitImage

@Suite struct ReadingOrderTests {
  /// Three rows and four columns of boxes in reading order, 60×30 pixels, on lines of a slope.
  private func table(slope: Float) -> [PixelBox] {
    (0..<12).map { index in
      let (x, row) = (250 * (index % 4), 60 * (index / 4))
      return PixelBox(x: x, y: row + Int(slope * Float(x)) + 200, width: 60, height: 30)
    }
  }

  /// The digits of the boxes: each box holds two.
  private func digits(_ boxes: [PixelBox], slope: Float) -> [PixelBox] {
    boxes.flatMap { box in
      [0, 35].map { x in
        PixelBox(x: box.left + x, y: box.top + Int(slope * Float(x)), width: 25, height: 30)
      }
    }
  }

  @Test(
    "A table is read line by line, however it is skewed",
    arguments: [0, 0.05, -0.05, 0.1, -0.1, 0.13] as [Float])
  func skewed(slope: Float) {
    let boxes = table(slope: slope)
    let shuffled = [7, 2, 11, 0, 5, 9, 1, 10, 3, 8, 4, 6]
    let order = ReadingOrder.of(
      shuffled.map { boxes[$0] }, digits: digits(shuffled.map { boxes[$0] }, slope: slope))
    #expect(order.map { shuffled[$0] } == Array(0..<12))
  }

  @Test("Empty cells do not mix the lines up")
  func gaps() {
    let boxes = table(slope: 0.04)
    let kept = [1, 3, 4, 6, 8, 11]
    #expect(
      ReadingOrder.of(kept.map { boxes[$0] }, digits: digits(kept.map { boxes[$0] }, slope: 0.04))
        == Array(0..<6))
  }

  @Test("None and one are in order")
  func few() {
    #expect(ReadingOrder.of([], digits: []) == [])
    #expect(ReadingOrder.of([PixelBox(x: 3, y: 4, width: 5, height: 6)], digits: []) == [0])
  }
}
