import Testing

@testable import DigitImage

@Suite struct AttachedMarksTests {
  /// A stroke of 6×40 pixels at column 4, with ink of 1, and what is drawn beside it.
  private func ink(_ marks: [(box: PixelBox, value: Float)]) -> Plane {
    var ink = Plane(width: 30, height: 46)
    for (box, value) in [(PixelBox(x: 4, y: 0, width: 6, height: 40), 1)] + marks {
      for y in box.top..<box.bottom { for x in box.left..<box.right { ink[x, y] = value } }
    }
    return ink
  }

  private let bridge = (box: PixelBox(x: 10, y: 36, width: 6, height: 3), value: Float(0.4))

  @Test(
    "A point or comma over a pale bridge is taken from its digit, with the nearer half of the bridge",
    arguments: [PixelBox(x: 16, y: 33, width: 6, height: 7), PixelBox(x: 16, y: 34, width: 5, height: 12)])
  func apart(box: PixelBox) throws {
    let ink = ink([bridge, (box, 0.9)])
    let marks = AttachedMarks(in: ink, height: 40)
    let mark = try #require(marks.marks.first)
    #expect(marks.marks.count == 1)
    #expect(mark.pixels.count == box.width * box.height + 9)
    #expect(mark.pixels.allSatisfy { $0 % ink.width >= 13 })
    #expect(mark.contact == 3)
    // The bridge is the palest ink; the marks come apart at a threshold a little above it.
    #expect((0.05...0.2).contains(mark.attachment))
    let rest = marks.digits.values.reduce(0, +)
    #expect(Int(rest) + mark.pixels.count == ink.values.count { $0 > 0 })
  }

  struct Shape: Sendable {
    let name: String
    let parts: [(box: PixelBox, value: Float)]
  }

  @Test(
    "Ink that is no mark stays with its digit",
    arguments: [
      Shape(
        name: "as dark a bridge",
        parts: [
          (PixelBox(x: 10, y: 36, width: 6, height: 3), 0.9),
          (PixelBox(x: 16, y: 33, width: 6, height: 7), 0.9),
        ]),
      Shape(
        name: "too high up",
        parts: [
          (PixelBox(x: 10, y: 6, width: 6, height: 3), 0.4),
          (PixelBox(x: 16, y: 4, width: 6, height: 7), 0.9),
        ]),
      Shape(
        name: "too large",
        parts: [
          (PixelBox(x: 10, y: 36, width: 6, height: 3), 0.4),
          (PixelBox(x: 16, y: 16, width: 6, height: 24), 0.9),
        ]),
      Shape(
        name: "without a digit",
        parts: [
          (PixelBox(x: 0, y: 0, width: 30, height: 30), 0),
          (PixelBox(x: 10, y: 36, width: 6, height: 3), 0.4),
        ]),
    ])
  func joined(shape: Shape) {
    let ink = ink(shape.parts)
    let marks = AttachedMarks(in: ink, height: 40)
    #expect(marks.marks.isEmpty)
    #expect(marks.digits.values.count { $0 > 0 } == ink.values.count { $0 > 0 })
  }

  @Test("A blank component has neither digits nor marks")
  func blank() {
    let marks = AttachedMarks(in: Plane(width: 20, height: 40), height: 40)
    #expect(marks.marks.isEmpty)
    #expect(marks.digits.values.allSatisfy { $0 == 0 })
  }
}
