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

  @Test(
    "A transposed plane has rows for columns, whatever its size",
    arguments: [(1, 1), (16, 33), (17, 15), (40, 3)])
  func transposedOfAnySize(size: (Int, Int)) {
    let plane = Plane.random(width: size.0, height: size.1)
    let transposed = plane.transposed()
    #expect(transposed.width == size.1 && transposed.height == size.0)
    for y in 0..<size.1 {
      for x in 0..<size.0 { #expect(transposed[y, x] == plane[x, y]) }
    }
  }

  @Test("The border of a plane has its outermost values, those of the corners twice")
  func border() {
    let plane = Plane(width: 3, height: 3, values: [1, 2, 3, 4, 5, 6, 7, 8, 9])
    #expect(plane.border.sorted() == [1, 1, 2, 3, 3, 4, 6, 7, 7, 8, 9, 9])
  }
}
