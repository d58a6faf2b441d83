import Testing

@testable import DigitImage

@Suite("Stroke width")
struct StrokeWidthTests {
  @Test("A bar measures its area over half its outline, which counts π/4 per pixel edge", arguments: [0, 5])
  func bar(margin: Int) {
    let bar = Plane(
      width: 96 + 2 * margin, height: 4 + 2 * margin,
      boxes: [PixelBox(x: margin, y: margin, width: 96, height: 4)])
    #expect(abs(StrokeWidth.measure(bar) - 2 * 96 * 4 / (200 * .pi / 4)) < 1e-4)
  }

  @Test("A disk measures its radius: area πr² over half of 2πr", arguments: [10, 20, 40] as [Float])
  func disk(radius: Float) {
    let side = Int(radius) * 2 + 4
    let middle = Float(side) / 2
    let values = (0..<side * side).map { index -> Float in
      let (dx, dy) = (Float(index % side) + 0.5 - middle, Float(index / side) + 0.5 - middle)
      return dx * dx + dy * dy <= radius * radius ? 1 : 0
    }
    let width = StrokeWidth.measure(Plane(width: side, height: side, values: values))
    #expect(abs(width - radius) < 0.02 * radius)
  }

  @Test("No ink has no width") func empty() { #expect(StrokeWidth.measure(Plane(width: 9, height: 9)) == 0) }

  @Test("Strokes that are wide enough stay as they are")
  func wide() {
    let bar = Plane(width: 10, height: 80, filledWith: 1)
    #expect(StrokeWidth.thickened(bar) == bar)
  }

  @Test("A hairline grows by the same radius on both sides")
  func hairline() {
    // Width 1.2576 of the 8 that are missing at a long side of 80: radius (8 − 1.2576) / 2 · 1.1 = 3.708.
    let thickened = StrokeWidth.thickened(Plane(width: 1, height: 80, filledWith: 1))
    #expect((thickened.width, thickened.height) == (11, 90))
    let expected: [Float] = [0, 0.208, 1, 1, 1, 1, 1, 1, 1, 0.208, 0]
    for y in [5, 45, 84] {
      #expect(zip(thickened.row(y), expected).allSatisfy { abs($0 - $1) < 1e-3 })
    }
    // Above the end of the stroke, at a distance of 4 and 5.
    #expect(abs(thickened[5, 1] - 0.208) < 1e-3)
    #expect(thickened[5, 0] == 0)
  }

  @Test("A hairline of one pixel in eight survives the reduction")
  func reducedHairline() {
    let thickened = StrokeWidth.thickened(Plane(width: 1, height: 640, filledWith: 1))
    // One canvas pixel wide before it is thickened, although it covers an eighth of it.
    #expect(thickened.row(thickened.height / 2).filter { $0 == 1 }.count == 7)
  }

  @Test(
    "Thin bars of any width become bars of two pixels in the 28×28 image", arguments: [1, 2, 3, 4])
  func target(width: Int) throws {
    let ink = Plane(width: width, height: 80, filledWith: 1)
    let normalized = try #require(DigitBox.normalized(StrokeWidth.thickened(ink)))
    #expect(abs(StrokeWidth.measure(normalized) - 2 * 40 / (44 * .pi / 4)) < 0.02)
  }
}
