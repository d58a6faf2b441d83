import Testing

@testable import DigitImage

@Suite("Two tones")
struct TwoToneTests {
  private func twoTone(_ boxes: [PixelBox], background: Float, ink: Float) -> TwoTone? {
    let gray = Plane(width: 80, height: 60, background: background, boxes: boxes, value: ink)
    return TwoTone(WorkingImage(gray: gray), gray: gray)
  }

  @Test("The class with less of the border is the ink", arguments: [(Float(0.9), Float(0.1)), (0.1, 0.9)])
  func polarity(background: Float, ink: Float) throws {
    let stem = [PixelBox(x: 20, y: 0, width: 25, height: 60)]
    let tones = try #require(twoTone(stem, background: background, ink: ink))
    #expect(tones.polarity == (ink < background ? .darkInk : .lightInk))
    #expect(tones.inkFraction == Float(25) / 80)
    #expect(abs(tones.background[0] - background) < 1e-4)
    #expect(!tones.isFilledByInk(longSide: 80))
    // A small image has no room for a frame: ink on its border is a digit.
    #expect(tones.touchesBorder && tones.isFilledByInk(longSide: 63))
  }

  @Test("Ink that covers more than 35 % fills its image")
  func filled() throws {
    let stem = [PixelBox(x: 20, y: 0, width: 30, height: 60)]
    #expect(try #require(twoTone(stem, background: 0.9, ink: 0.1)).isFilledByInk(longSide: 400))
  }

  @Test(
    "A border half in ink, a class as light as a shadow, a frame around a page and an even image are not two tones"
  )
  func none() {
    #expect(twoTone([PixelBox(x: 0, y: 0, width: 40, height: 60)], background: 0.9, ink: 0.1) == nil)
    #expect(twoTone([PixelBox(x: 20, y: 0, width: 25, height: 60)], background: 0.9, ink: 0.6) == nil)
    #expect(twoTone([PixelBox(x: 6, y: 6, width: 68, height: 48)], background: 0.1, ink: 0.9) == nil)
    #expect(twoTone([], background: 0.9, ink: 0.1) == nil)
  }
}
