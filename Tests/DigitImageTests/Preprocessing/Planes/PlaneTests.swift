import Testing

@testable import DigitImage

@Suite("Planes and boxes")
struct PlaneTests {
  private static let plane = Plane(width: 3, height: 2, values: [1, 2, 3, 4, 5, 6])

  @Test("Transposing exchanges rows and columns")
  func transposed() {
    #expect(Self.plane.transposed() == Plane(width: 2, height: 3, values: [1, 4, 2, 5, 3, 6]))
  }

  @Test("Cropping keeps the box and adds a margin of zeros")
  func cropped() {
    let box = PixelBox(left: 1, top: 0, right: 3, bottom: 1)
    #expect(Self.plane.cropped(to: box) == Plane(width: 2, height: 1, values: [2, 3]))
    #expect(
      Self.plane.cropped(to: box, margin: 1)
        == Plane(width: 4, height: 3, values: [0, 0, 0, 0, 0, 2, 3, 0, 0, 0, 0, 0]))
  }

  @Test("The union contains both boxes; the gap is the larger of the horizontal and the vertical one")
  func boxes() {
    let box = PixelBox(left: 10, top: 10, right: 20, bottom: 30)
    let other = PixelBox(left: 25, top: 37, right: 26, bottom: 40)
    #expect(box.union(other) == PixelBox(left: 10, top: 10, right: 26, bottom: 40))
    #expect(box.gap(to: other) == 7)
    #expect(other.gap(to: box) == 7)
    #expect(box.gap(to: PixelBox(left: 20, top: 0, right: 22, bottom: 12)) == 0)
    #expect(box.transposed == PixelBox(left: 10, top: 10, right: 30, bottom: 20))
  }
}
