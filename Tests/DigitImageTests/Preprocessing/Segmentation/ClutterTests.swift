import Testing

@testable import DigitImage

@Suite("Clutter")
struct ClutterTests {
  private static let (width, height) = (200, 150)
  /// The stem of a digit, in the middle.
  private static let digit = PixelBox(x: 95, y: 40, width: 10, height: 70)
  private static let noLines = RuledLines(in: Plane(width: 1, height: 1))

  private func map(_ boxes: [PixelBox]) -> ComponentMap {
    ComponentMap(Plane(width: Self.width, height: Self.height, boxes: boxes), low: 0.3, high: 0.7)
  }

  /// The boxes of the clutter among some boxes, and whether it fills a side.
  private func clutter(
    _ boxes: [PixelBox], lines: RuledLines = noLines
  ) -> (boxes: [PixelBox], fillsSide: Bool) {
    let map = map(boxes)
    let clutter = Clutter(in: map, width: Self.width, height: Self.height, lines: lines)
    return (clutter.components.sorted().map { map.components[$0].box }, clutter.fillsSide)
  }

  @Test("A frame is clutter, and the digit inside it is not")
  func frame() {
    let sides = [
      PixelBox(x: 0, y: 0, width: 200, height: 4), PixelBox(x: 0, y: 146, width: 200, height: 4),
      PixelBox(x: 0, y: 0, width: 4, height: 150), PixelBox(x: 196, y: 0, width: 4, height: 150),
    ]
    let found = clutter(sides + [Self.digit])
    #expect(found.boxes == [PixelBox(x: 0, y: 0, width: 200, height: 150)])
    #expect(found.fillsSide)
  }

  @Test(
    "The edge of a page along any border is clutter",
    arguments: [
      PixelBox(x: 0, y: 0, width: 10, height: 150), PixelBox(x: 190, y: 0, width: 10, height: 150),
      PixelBox(x: 0, y: 0, width: 200, height: 10), PixelBox(x: 0, y: 140, width: 200, height: 10),
    ])
  func pageEdge(edge: PixelBox) {
    let found = clutter([edge, Self.digit])
    #expect(found.boxes == [edge])
    #expect(found.fillsSide)
  }

  @Test("A shadow along two thirds of a border is clutter, but fills no side")
  func shadow() {
    let shadow = PixelBox(x: 0, y: 20, width: 8, height: 100)
    let found = clutter([shadow, Self.digit])
    #expect(found.boxes == [shadow])
    #expect(!found.fillsSide)
  }

  @Test(
    "A digit that touches the border, or is cut by it, is not clutter",
    arguments: [
      PixelBox(x: 80, y: 0, width: 10, height: 100), PixelBox(x: 60, y: 0, width: 60, height: 100),
      PixelBox(x: 0, y: 50, width: 90, height: 12), PixelBox(x: 185, y: 135, width: 15, height: 15),
    ])
  func cutDigit(digit: PixelBox) {
    let found = clutter([digit])
    #expect(found.boxes.isEmpty)
    #expect(!found.fillsSide)
  }

  /// Rings of a binding at the left, with this distance from one to the next.
  private func rings(_ count: Int, pitch: Int) -> [PixelBox] {
    (0..<count).map { PixelBox(x: 12, y: 5 + $0 * pitch, width: 20, height: 12) }
  }

  @Test("The rings of a binding are clutter, and so is a speck between two of them")
  func binding() {
    let speck = PixelBox(x: 18, y: 22, width: 5, height: 5)
    let found = clutter([Self.digit, speck] + rings(6, pitch: 25))
    #expect(Set(found.boxes.map(\.top)) == [5, 22, 30, 55, 80, 105, 130])
    #expect(!found.boxes.contains(Self.digit))
  }

  @Test("Rings along the top are found as well")
  func bindingAlongTop() {
    let rings = (0..<8).map { PixelBox(x: 5 + $0 * 25, y: 10, width: 8, height: 14) }
    #expect(clutter(rings + [Self.digit]).boxes == rings)
  }

  @Test("Fewer than five similar marks, a short row of them, or an irregular one are not a binding")
  func noBinding() {
    #expect(clutter(rings(4, pitch: 33)).boxes.isEmpty)
    #expect(clutter(rings(5, pitch: 20)).boxes.isEmpty)
    let irregular = [0, 15, 30, 45, 128].map { PixelBox(x: 12, y: $0 + 3, width: 20, height: 12) }
    #expect(clutter(irregular).boxes.isEmpty)
  }

  @Test("Flat remnants on a printed line are clutter; flat marks elsewhere and strokes are not")
  func remnants() throws {
    let printed = stride(from: 20, to: 150, by: 40).map { PixelBox(x: 0, y: $0, width: 200, height: 2) }
    let lines = RuledLines(in: Plane(width: Self.width, height: Self.height, boxes: printed, value: 0.3))
    try #require(lines.horizontal.count == 4)
    let onLine = PixelBox(x: 30, y: 59, width: 20, height: 4)
    let between = PixelBox(x: 30, y: 78, width: 20, height: 4)
    let acrossLine = PixelBox(x: 130, y: 40, width: 6, height: 40)
    #expect(clutter([onLine, between, acrossLine], lines: lines).boxes == [onLine])
  }
}
