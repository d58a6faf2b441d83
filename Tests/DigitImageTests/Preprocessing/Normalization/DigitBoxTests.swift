import Testing

@testable import DigitImage

@Suite("Digit box")
struct DigitBoxTests {
  @Test(
    "A bar of any size becomes a bar of 2×20 in the middle",
    arguments: [
      (PixelBox(x: 7, y: 3, width: 2, height: 20), 40, 30),
      (PixelBox(x: 0, y: 0, width: 10, height: 100), 10, 100),
      (PixelBox(x: 200, y: 50, width: 30, height: 300), 400, 400),
      (PixelBox(x: 1, y: 1, width: 1, height: 10), 5, 20),
    ])
  func bar(box: PixelBox, width: Int, height: Int) {
    let upright = Plane(width: width, height: height, boxes: [box])
    let expected = Plane(width: 28, height: 28, boxes: [PixelBox(x: 13, y: 4, width: 2, height: 20)])
    #expect((DigitBox.normalized(upright)?.largestDifference(from: expected) ?? 1) < 1e-5)
    let lying = DigitBox.normalized(upright.transposed())
    #expect((lying?.largestDifference(from: expected.transposed()) ?? 1) < 1e-5)
  }

  @Test("The center of mass, not the center of the box, moves to the middle")
  func centerOfMass() {
    // A heavy column and a faint block: the center of mass is at 208 / 56 = 3.71 of 10 columns.
    var ink = Plane(width: 10, height: 20, filledWith: 0.2)
    ink.fill(PixelBox(x: 0, y: 0, width: 1, height: 20), with: 1)
    var expected = Plane(
      width: 28, height: 28, boxes: [PixelBox(x: 10, y: 4, width: 10, height: 20)], value: 0.2)
    expected.fill(PixelBox(x: 10, y: 4, width: 1, height: 20), with: 1)
    #expect(DigitBox.normalized(ink) == expected)
  }

  @Test("A digit whose mass lies in a corner stays inside the image")
  func corner() {
    let stem = PixelBox(x: 0, y: 0, width: 1, height: 20)
    let foot = PixelBox(x: 0, y: 19, width: 20, height: 1)
    let expected = Plane(
      width: 28, height: 28,
      boxes: [PixelBox(x: 8, y: 0, width: 1, height: 20), PixelBox(x: 8, y: 19, width: 20, height: 1)])
    #expect(DigitBox.normalized(Plane(width: 20, height: 20, boxes: [stem, foot])) == expected)
  }

  @Test("Shrinking averages areas: alternating columns become half ink")
  func averaging() {
    let columns = stride(from: 0, to: 40, by: 2).map { PixelBox(x: $0, y: 0, width: 1, height: 40) }
    // The last column is empty, so the box is 39 wide and 40 high.
    let normalized = DigitBox.normalized(Plane(width: 40, height: 40, boxes: columns))
    let sum = normalized?.values.reduce(0, +) ?? 0
    #expect(abs(sum - 20 * 20 * 20.0 / 39) < 1e-2)
  }

  @Test("Only pixels above a tenth of full ink count")
  func faint() {
    #expect(DigitBox.normalized(Plane(width: 20, height: 20)) == nil)
    #expect(DigitBox.normalized(Plane(width: 20, height: 20, filledWith: 0.1)) == nil)
    var ink = Plane(width: 60, height: 60, filledWith: 0.1)
    ink.fill(PixelBox(x: 30, y: 5, width: 4, height: 40), with: 1)
    #expect(DigitBox.boundingBox(of: ink, above: 0.1) == PixelBox(x: 30, y: 5, width: 4, height: 40))
  }
}
