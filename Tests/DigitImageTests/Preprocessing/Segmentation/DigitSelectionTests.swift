import Testing

@testable import DigitImage

@Suite("Digit selection")
struct DigitSelectionTests {
  private static let (width, height) = (200, 150)
  /// 600 pixels in the middle.
  private static let main = PixelBox(x: 95, y: 45, width: 10, height: 60)

  /// The boxes of the selected components, the main one first; nil if there is none.
  private func selection(_ boxes: [PixelBox], faint: [PixelBox] = []) -> [PixelBox]? {
    var signal = Plane(width: Self.width, height: Self.height, boxes: boxes)
    for box in faint { signal.fill(box, with: 0.5) }
    let map = ComponentMap(signal, low: 0.3, high: 0.4)
    return DigitSelection(map, width: Self.width, height: Self.height)?.selected.map {
      map.components[$0].box
    }
  }

  @Test("Of two equal components the one nearer to the center is the digit")
  func center() {
    let corner = PixelBox(x: 5, y: 5, width: 10, height: 60)
    #expect(selection([corner, Self.main]) == [Self.main])
  }

  @Test("A component with three times the ink wins even near a corner")
  func mass() {
    let corner = PixelBox(x: 5, y: 5, width: 30, height: 60)
    #expect(selection([corner, Self.main]) == [corner])
  }

  @Test("What lies along the border loses, however much ink it has")
  func border() {
    let edge = PixelBox(x: 0, y: 0, width: 40, height: 150)
    #expect(selection([edge, Self.main]) == [Self.main])
  }

  @Test("A line from border to border loses against a digit with less ink")
  func crossingLine() {
    let line = PixelBox(x: 0, y: 130, width: 200, height: 5)
    #expect(selection([line, Self.main]) == [Self.main])
  }

  @Test(
    "A detached bar belongs to the digit up to a gap of a seventh of the digit's height",
    arguments: [(1, true), (8, true), (9, false)])
  func detachedBar(gap: Int, isSelected: Bool) {
    let bar = PixelBox(x: Self.main.right + gap, y: 60, width: 30, height: 6)
    #expect(selection([Self.main, bar]) == (isSelected ? [Self.main, bar] : [Self.main]))
  }

  @Test("A chain of strokes is joined one after the other")
  func chain() {
    let bars = [112, 128].map { PixelBox(x: $0, y: 60, width: 8, height: 8) }
    #expect(selection([Self.main] + bars) == [Self.main] + bars)
  }

  @Test("A speck of less than a fortieth of the digit's area does not belong to it")
  func specks() {
    let speck = PixelBox(x: 110, y: 60, width: 2, height: 7)
    let dot = PixelBox(x: 110, y: 80, width: 3, height: 5)
    #expect(selection([Self.main, speck, dot]) == [Self.main, dot])
  }

  @Test("A mark of less than 0.6 of the digit's strength does not belong to it")
  func faint() {
    let mark = PixelBox(x: 110, y: 60, width: 8, height: 8)
    #expect(selection([Self.main], faint: [mark]) == [Self.main])
  }

  @Test(
    "A mark that would make the digit more than 1.6 times as long does not belong to it",
    arguments: [(81, true), (82, false)])
  func length(width: Int, isSelected: Bool) {
    let mark = PixelBox(x: 110, y: 70, width: width, height: 6)
    #expect(selection([Self.main, mark]) == (isSelected ? [Self.main, mark] : [Self.main]))
  }

  @Test("Marks that are too small to read are no digit")
  func tooSmall() {
    #expect(selection([PixelBox(x: 90, y: 70, width: 4, height: 4)]) == nil)
    #expect(selection([PixelBox(x: 90, y: 70, width: 7, height: 1)]) == nil)
    #expect(selection([]) == nil)
    let smallest = PixelBox(x: 90, y: 70, width: 5, height: 2)
    #expect(selection([smallest]) == [smallest])
  }

  @Test("The ink is cropped to the selected components; others inside their box are left out")
  func ink() throws {
    var signal = Plane(width: 60, height: 60, boxes: [PixelBox(x: 10, y: 10, width: 30, height: 6)])
    signal.fill(PixelBox(x: 10, y: 10, width: 6, height: 40), with: 1)
    signal.fill(PixelBox(x: 30, y: 30, width: 2, height: 2), with: 1)
    let threshold = try #require(InkThreshold(signal))
    let map = ComponentMap(signal, low: threshold.low, high: threshold.high)
    let selection = try #require(DigitSelection(map, width: 60, height: 60))
    let (ink, box) = selection.ink(of: signal, map: map, threshold: threshold)
    #expect(box == PixelBox(x: 10, y: 10, width: 30, height: 40))
    #expect(
      ink
        == Plane(
          width: 30, height: 40,
          boxes: [PixelBox(x: 0, y: 0, width: 30, height: 6), PixelBox(x: 0, y: 0, width: 6, height: 40)]))
  }

  @Test("A pixel of half the darkest nearby is half ink")
  func softEdge() throws {
    var signal = Plane(
      width: 60, height: 60, boxes: [PixelBox(x: 20, y: 10, width: 6, height: 40)], value: 0.8)
    signal.fill(PixelBox(x: 26, y: 10, width: 1, height: 40), with: 0.36)
    let threshold = try #require(InkThreshold(signal))
    let map = ComponentMap(signal, low: threshold.low, high: threshold.high)
    let selection = try #require(DigitSelection(map, width: 60, height: 60))
    let (ink, _) = selection.ink(of: signal, map: map, threshold: threshold)
    // 0.36 / (0.45 · 0.8) − 0.5
    #expect(ink.row(20).prefix(6) == [1, 1, 1, 1, 1, 1])
    #expect(abs(ink[6, 20] - 0.5) < 0.01)
  }
}
