import Testing

@testable import DigitImage

@Suite("Uniform corners")
struct UniformCornersTests {
  /// Whether a pixel of a 120×120 image lies in a square photo that is rotated so that its corners touch the sides at a
  /// sixth of their length.
  private static func isInside(x: Int, y: Int) -> Bool {
    let (u, v) = (Float(x) + 0.5, Float(y) + 0.5)
    // The corners lie at (20, 0), (120, 20), (100, 120) and (0, 100).
    return 5 * v > u - 20 && 5 * (120 - u) > v - 20 && 5 * v < 500 + u && 5 * u > 100 - v
  }

  private static func rotatedPhoto(corners: Float, paper: (Int, Int) -> Float) -> Plane {
    var plane = Plane(width: 120, height: 120, filledWith: corners)
    for y in 0..<120 {
      for x in 0..<120 where isInside(x: x, y: y) { plane[x, y] = paper(x, y) }
    }
    return plane
  }

  @Test(
    "The corners beside a rotated photo get the values of the paper next to them",
    arguments: [Float(0), 0.5, 1])
  func replaced(corners: Float) throws {
    var noise = TestNoise(seed: 2)
    let plane = Self.rotatedPhoto(corners: corners) { x, _ in 0.6 + 0.001 * Float(x) + 0.02 * noise.next() }
    let filled = try #require(WorkingImage(gray: plane).replacingUniformCorners()).channels[0]
    for (x, y) in [(0, 0), (119, 0), (0, 119), (119, 119), (3, 60), (60, 2)] {
      #expect(filled[x, y] > 0.57 && filled[x, y] < 0.75)
    }
    #expect(filled[60, 60] == plane[60, 60])
  }

  @Test("A photo, a drawing, squared paper and a stroke that fills its image have no such corners")
  func none() {
    let photo = Plane.random(width: 120, height: 120).map { 0.5 + 0.1 * $0 }
    let drawing = Plane(
      width: 120, height: 120, background: 1, boxes: [PixelBox(x: 30, y: 20, width: 60, height: 80)], value: 0
    )
    let squares = Plane(
      width: 120, height: 120, background: 1,
      boxes: (0..<12).flatMap {
        [
          PixelBox(x: 0, y: 5 + 10 * $0, width: 120, height: 1),
          PixelBox(x: 5 + 10 * $0, y: 0, width: 1, height: 120),
        ]
      }, value: 0.5)
    let stroke = Self.rotatedPhoto(corners: 1) { _, _ in 0 }
    for plane in [photo, drawing, squares, stroke, Plane(width: 9, height: 9, filledWith: 0.5)] {
      #expect(WorkingImage(gray: plane).replacingUniformCorners() == nil)
    }
  }
}
