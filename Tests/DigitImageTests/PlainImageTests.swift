import Testing

@testable import DigitImage

@Suite struct PlainImageTests {
  private static let light = Bitmap(
    width: 3, height: 3, format: .gray, pixels: [0, 10, 0, 20, 255, 0, 0, 0, 30])
  private static let dark = Bitmap(
    width: 3, height: 3, format: .gray, pixels: [255, 245, 255, 235, 0, 255, 255, 255, 225])

  @Test("The background becomes 0, whether it is dark or light")
  func polarity() {
    let expected: [UInt8] = [0, 10, 0, 20, 255, 0, 0, 0, 30]
    #expect(Self.light.plainIntensities(side: 3, polarity: nil) == expected)
    #expect(Self.dark.plainIntensities(side: 3, polarity: nil) == expected)
    #expect(Self.dark.plainIntensities(side: 3, polarity: .darkInk) == expected)
    #expect(Self.dark.plainIntensities(side: 3, polarity: .lightInk) == Self.dark.pixels)
  }

  @Test("Colors become their lightness by Rec. 601")
  func colors() {
    let red = Bitmap(width: 1, height: 1, format: .rgb, pixels: [255, 0, 0])
    #expect(red.plainIntensities(side: 1, polarity: .lightInk) == [76])
  }

  @Test("An image of another size has no intensities")
  func size() {
    #expect(Self.light.plainIntensities(side: 28, polarity: nil) == nil)
  }
}
