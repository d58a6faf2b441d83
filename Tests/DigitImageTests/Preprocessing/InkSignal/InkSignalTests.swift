import Testing

@testable import DigitImage

@Suite("Ink signal")
struct InkSignalTests {
  private static let stroke = PixelBox(x: 40, y: 15, width: 4, height: 30)

  /// An image of 90×60 pixels or, scaled, of a multiple; each color has one or three channels.
  private func image(background: [UInt8], ink: [UInt8], scale: Int = 1) -> WorkingImage {
    let (width, height) = (90 * scale, 60 * scale)
    let pixels = (0..<width * height).flatMap { index in
      let (x, y) = (index % width / scale, index / width / scale)
      let isInk =
        (Self.stroke.left..<Self.stroke.right).contains(x)
        && (Self.stroke.top..<Self.stroke.bottom).contains(y)
      return isInk ? ink : background
    }
    let bitmap = Bitmap(
      width: width, height: height, format: ink.count == 1 ? .gray : .rgb, pixels: pixels)
    return WorkingImage(bitmap, longSide: 400)
  }

  private func signal(_ image: WorkingImage, _ polarity: Polarity = .darkInk) -> Plane {
    InkSignal.measure(
      image, small: image.shrunk(toLongSide: InkSignal.backgroundSide), polarity: polarity)
  }

  private func isExpected(_ signal: Plane, ink: Float, scale: Int = 1) -> Bool {
    var expected = Plane(width: signal.width, height: signal.height)
    let box = Self.stroke
    expected.fill(
      PixelBox(x: box.left * scale, y: box.top * scale, width: box.width * scale, height: box.height * scale),
      with: ink)
    return signal.largestDifference(from: expected) < 1e-4
  }

  @Test(
    "The signal is the fraction of the background's light that is missing",
    arguments: [(200, 50, 0.75), (200, 190, 0.05), (255, 0, 1), (100, 50, 0.5)] as [(UInt8, UInt8, Float)])
  func gray(background: UInt8, ink: UInt8, expected: Float) {
    #expect(isExpected(signal(image(background: [background], ink: [ink])), ink: expected))
  }

  @Test("A larger image has the same signal, although its background is estimated on a small one")
  func large() {
    #expect(isExpected(signal(image(background: [200], ink: [50], scale: 4)), ink: 0.75, scale: 4))
  }

  @Test("The signal of light ink is that of the negative")
  func lightInk() {
    let light = signal(image(background: [40], ink: [200]), .lightInk)
    #expect(isExpected(light, ink: 1 - 55.0 / 215))
    let negative = signal(image(background: [215], ink: [55]))
    #expect(light.largestDifference(from: negative) < 1e-5)
  }

  @Test(
    "Channels count in proportion to what the ink absorbs in them",
    arguments: [
      // Background, ink, Σ absorbed² / Σ absorbed.
      ([200, 200, 200], [200, 200, 100], 0.5),
      ([200, 200, 200], [100, 200, 100], 0.5),
      ([200, 200, 200], [40, 200, 120], (0.64 + 0.16) / 1.2),
      ([250, 200, 100], [200, 200, 80], 0.2),
    ] as [([UInt8], [UInt8], Float)])
  func color(background: [UInt8], ink: [UInt8], expected: Float) {
    #expect(isExpected(signal(image(background: background, ink: ink)), ink: expected))
  }

  @Test("The dark side of a shadow has no signal beyond the edge pixel, and strokes in it keep theirs")
  func shadow() {
    var paper = Paper(width: 90, height: 60)
    for box in [PixelBox(x: 20, y: 15, width: 4, height: 30), PixelBox(x: 66, y: 15, width: 4, height: 30)] {
      paper.light.fill(box, with: 0.4)
    }
    paper.shade { x, _ in x >= 0.5 ? 0.5 : 1 }
    let image = WorkingImage(paper.bitmap(), longSide: 400)
    let signal = signal(image)
    for y in 0..<60 {
      // Bright side, dark side.
      #expect((0..<20).allSatisfy { abs(signal[$0, y]) < 1e-4 })
      #expect((24..<45).allSatisfy { signal[$0, y] < 1e-4 })
      #expect((46..<66).allSatisfy { abs(signal[$0, y]) < 1e-4 })
      #expect((70..<90).allSatisfy { abs(signal[$0, y]) < 1e-4 })
      let ink: Float = (15..<45).contains(y) ? 0.5 : 0
      #expect((20..<24).allSatisfy { abs(signal[$0, y] - ink) < 0.005 })
      #expect((66..<70).allSatisfy { abs(signal[$0, y] - ink) < 0.005 })
    }
  }
}
