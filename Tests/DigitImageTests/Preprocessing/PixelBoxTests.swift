import Testing

@testable import DigitImage

@Suite struct PixelBoxTests {
  @Test("The box of a whole image is the whole image at any other size")
  func wholeBox() {
    for side in 1...400 {
      for other in 1...400 {
        let box = PixelBox(left: 0, top: 0, right: side, bottom: other)
          .scaled(from: (side, other), to: (other, side))
        #expect(box == PixelBox(left: 0, top: 0, right: other, bottom: side))
      }
    }
  }
}
