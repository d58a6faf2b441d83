import Testing

@testable import DigitImage

@Suite("Margin")
struct MarginTests {
  /// A plane of one value with noise, 0.5…0.7, in a box.
  private static func photo(in box: PixelBox, margin: Float = 0.58) -> Plane {
    var plane = Plane(width: 100, height: 80, filledWith: margin)
    var noise = TestNoise(seed: 4)
    for y in box.top..<box.bottom {
      for x in box.left..<box.right { plane[x, y] = 0.6 + 0.1 * noise.next() }
    }
    return plane
  }

  @Test(
    "A uniform margin around a photo is cropped, and a pixel more, which resampling mixed with it",
    arguments: [
      (PixelBox(x: 10, y: 12, width: 80, height: 60), PixelBox(x: 11, y: 13, width: 78, height: 58)),
      (PixelBox(x: 0, y: 20, width: 100, height: 40), PixelBox(x: 0, y: 21, width: 100, height: 38)),
      (PixelBox(x: 30, y: 0, width: 70, height: 80), PixelBox(x: 31, y: 0, width: 69, height: 80)),
    ])
  func cropped(photo: PixelBox, expected: PixelBox) {
    let plane = Self.photo(in: photo)
    #expect(WorkingImage(gray: plane).withoutMargin().channels == [plane.cropped(to: expected)])
  }

  @Test("A photo without a margin, a drawing, a small photo and a uniform image stay as they are")
  func kept() {
    let drawing = Plane(
      width: 100, height: 80, background: 1,
      boxes: [PixelBox(x: 20, y: 10, width: 50, height: 6), PixelBox(x: 40, y: 10, width: 8, height: 60)],
      value: 0)
    let bar = Plane(
      width: 100, height: 80, background: 1, boxes: [PixelBox(x: 40, y: 10, width: 16, height: 60)], value: 0)
    // A thick 0, which touches its box over most of the length.
    var zero = Plane(width: 100, height: 80, filledWith: 1)
    for y in 8..<72 {
      for x in 20..<80 {
        let (u, v) = ((Float(x) - 49.5) / 30, (Float(y) - 39.5) / 32)
        let radius = (u * u * u * u + v * v * v * v).squareRoot().squareRoot()
        zero[x, y] = 1 - max(0, min(1, (0.2 - abs(radius - 0.8)) * 30))
      }
    }
    for plane in [
      Self.photo(in: PixelBox(x: 0, y: 0, width: 100, height: 80)), drawing, bar, zero,
      Self.photo(in: PixelBox(x: 30, y: 30, width: 39, height: 31)),
      Plane(width: 100, height: 80, filledWith: 0.4),
      Plane(width: 1, height: 1), Plane(width: 3, height: 90),
    ] {
      #expect(WorkingImage(gray: plane).withoutMargin().channels == [plane])
    }
  }

  @Test("Rows that drift by less than the noise of compression do not lead beyond the image")
  func drift() {
    let step = WorkingImage.uniformTolerance
    var plane = Plane(width: 40, height: 40, filledWith: 0.5)
    plane.fill(PixelBox(x: 0, y: 20, width: 40, height: 20), with: 0.5 + 0.9 * step)
    plane[7, 25] = 0.5 + 1.8 * step
    #expect(WorkingImage(gray: plane).withoutMargin().channels == [plane])
    let transposed = plane.transposed()
    #expect(WorkingImage(gray: transposed).withoutMargin().channels == [transposed])
  }
}
