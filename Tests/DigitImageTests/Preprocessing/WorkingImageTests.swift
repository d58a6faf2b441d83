import Testing

@testable import DigitImage

@Suite("Working image")
struct WorkingImageTests {
  @Test("A small image keeps its pixels, one plane per channel")
  func small() {
    let bitmap = Bitmap(width: 2, height: 1, format: .rgb, pixels: [0, 51, 102, 153, 204, 255])
    let image = WorkingImage(bitmap, longSide: 2)
    let expected: [[Float]] = [[0, 0.6], [0.2, 0.8], [0.4, 1]]
    for (channel, values) in zip(image.channels, expected) {
      #expect(zip(channel.values, values).allSatisfy { abs($0 - $1) < 1e-6 })
    }
    #expect(image.channels.count == 3)
  }

  @Test("A large image is averaged in each channel", arguments: [Bitmap.PixelFormat.gray, .rgb])
  func large(format: Bitmap.PixelFormat) {
    // Two blocks of 2×2 pixels; one is white in the first channel, two in the second, three in the third.
    let pixels = (0..<4 * 2 * format.channels).map { index -> UInt8 in
      let (pixel, channel) = (index / format.channels, index % format.channels)
      return pixel % 4 % 2 + pixel / 4 * 2 <= channel ? 255 : 0
    }
    let image = WorkingImage(Bitmap(width: 4, height: 2, format: format, pixels: pixels), longSide: 2)
    #expect(image.channels.count == format.channels)
    for (channel, plane) in image.channels.enumerated() {
      #expect((plane.width, plane.height) == (2, 1))
      #expect(plane.values.allSatisfy { abs($0 - Float(channel + 1) / 4) < 1e-6 })
    }
  }

  @Test("Lightness weighs red, green and blue by Rec. 601")
  func gray() {
    let colors: [UInt8] = [255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255]
    let image = WorkingImage(Bitmap(width: 4, height: 1, format: .rgb, pixels: colors), longSide: 4)
    #expect(zip(image.gray.values, [0.299, 0.587, 0.114, 1]).allSatisfy { abs($0 - $1) < 1e-6 })
    #expect(zip(image.inverted().gray.values, [0.701, 0.413, 0.886, 0]).allSatisfy { abs($0 - $1) < 1e-6 })
  }
}
