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

  @Test("A vignette leaves no signal along the border, and the stroke keeps its own")
  func vignette() {
    var gray = Plane(width: 90, height: 60, filledWith: 0.4)
    gray.fill(PixelBox(x: 4, y: 4, width: 82, height: 52), with: 0.8)
    gray.fill(Self.stroke, with: 0.2)
    let plane = signal(WorkingImage(gray: gray))
    #expect(plane.border.allSatisfy { abs($0) < 1e-4 })
    for y in Self.stroke.top..<Self.stroke.bottom {
      #expect((Self.stroke.left..<Self.stroke.right).allSatisfy { abs(plane[$0, y] - 0.75) < 1e-4 })
    }
  }

  @Test("A rim as dark as ink is no vignette, but a frame, which has a signal")
  func frame() {
    var gray = Plane(width: 90, height: 60, filledWith: 0.1)
    gray.fill(PixelBox(x: 4, y: 4, width: 82, height: 52), with: 0.8)
    #expect(signal(WorkingImage(gray: gray)).border.allSatisfy { abs($0 - 0.875) < 1e-4 })
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

  @Test("A dark rim around most of the image is background; around less of it only if that is assumed")
  func darkRim() {
    func rimmed(_ sides: [PixelBox]) -> WorkingImage {
      var image = image(background: [200], ink: [50])
      image.channels = image.channels.map { channel in
        var channel = channel
        for side in sides { channel.fill(side, with: 0.5) }
        return channel
      }
      return image
    }
    let (top, bottom) = (
      PixelBox(x: 0, y: 0, width: 90, height: 4), PixelBox(x: 0, y: 56, width: 90, height: 4)
    )
    let (left, right) = (
      PixelBox(x: 0, y: 0, width: 4, height: 60), PixelBox(x: 86, y: 0, width: 4, height: 60)
    )
    func rimSignal(_ image: WorkingImage, isRimBackground: Bool) -> Float {
      InkSignal.measure(
        image, small: image.shrunk(toLongSide: InkSignal.backgroundSide), polarity: .darkInk,
        isRimBackground: isRimBackground)[45, 1]
    }
    let whole = rimmed([top, bottom, left, right])
    #expect(abs(rimSignal(whole, isRimBackground: false)) < 0.01)
    // The rim's lightness is 0.5, the paper's 200 / 255.
    let partial = rimmed([top])
    #expect(abs(rimSignal(partial, isRimBackground: false) - (1 - 0.5 * 255 / 200)) < 0.02)
    #expect(abs(rimSignal(partial, isRimBackground: true)) < 0.01)
  }
}
