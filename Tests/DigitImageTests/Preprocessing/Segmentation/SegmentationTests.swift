import Testing

@testable import DigitImage

@Suite("Segmentation")
struct SegmentationTests {
  private static let noLines = RuledLines(in: Plane(width: 1, height: 1))
  private static let digit = PixelBox(x: 95, y: 40, width: 10, height: 70)

  private func framed(digit: Float) -> Plane {
    var signal = Plane(width: 200, height: 150, filledWith: 1)
    signal.fill(PixelBox(x: 6, y: 6, width: 188, height: 138), with: 0)
    signal.fill(Self.digit, with: digit)
    return signal
  }

  @Test("Faint writing in a dark frame is found once the frame is removed")
  func frame() throws {
    let segmentation = try #require(Segmentation(of: framed(digit: 0.2), lines: Self.noLines))
    #expect(segmentation.clutter.map(\.box) == [PixelBox(x: 0, y: 0, width: 200, height: 150)])
    #expect(abs(segmentation.threshold.ink - 0.2) < 0.002)
    #expect(segmentation.map.components.map(\.box) == [Self.digit])
    #expect(segmentation.selection?.selected == [0])
    #expect(
      segmentation.signal == Plane(width: 200, height: 150, boxes: [Self.digit], value: 0.2))
  }

  @Test("If clutter stays, a frame is the ink of its image, and raises the threshold above faint writing")
  func keptFrame() throws {
    let segmentation = try #require(
      Segmentation(of: framed(digit: 0.2), lines: Self.noLines, removesClutter: false))
    #expect(segmentation.clutter.isEmpty)
    #expect(abs(segmentation.threshold.ink - 1) < 0.002)
    #expect(segmentation.map.components.map(\.box) == [PixelBox(x: 0, y: 0, width: 200, height: 150)])
    #expect(segmentation.signal == framed(digit: 0.2))
  }

  @Test(
    "A thin stroke over printed squares of less than half its darkness is segmented alone if only the darkest is ink"
  )
  func squares() throws {
    var signal = Plane(width: 200, height: 150)
    for place in stride(from: 10, to: 200, by: 20) {
      if place < 150 { signal.fill(PixelBox(x: 0, y: place, width: 200, height: 2), with: 0.36) }
      signal.fill(PixelBox(x: place, y: 0, width: 2, height: 150), with: 0.36)
    }
    let stroke = PixelBox(x: 98, y: 35, width: 3, height: 80)
    signal.fill(stroke, with: 0.8)
    let segmentation = try #require(Segmentation(of: signal, lines: Self.noLines, isOnlyDarkestInk: true))
    #expect(segmentation.map.components.map(\.box) == [stroke])
    #expect(segmentation.map.components.map(\.area) == [240])
    #expect(segmentation.selection?.selected == [0])
    let usual = try #require(Segmentation(of: signal, lines: Self.noLines, removesClutter: false))
    #expect(usual.map.components.map(\.box) == [PixelBox(x: 0, y: 0, width: 200, height: 150)])
  }

  @Test("A frame without writing holds no digit")
  func emptyFrame() throws {
    let segmentation = try #require(Segmentation(of: framed(digit: 0), lines: Self.noLines))
    #expect(segmentation.selection == nil)
  }

  @Test("A component that only touches the border is the digit if there is no other")
  func onlyBorder() throws {
    let mark = PixelBox(x: 0, y: 20, width: 8, height: 100)
    let segmentation = try #require(
      Segmentation(of: Plane(width: 200, height: 150, boxes: [mark]), lines: Self.noLines))
    #expect(segmentation.clutter.isEmpty)
    #expect(segmentation.selection.map { $0.selected.map { segmentation.map.components[$0].box } } == [mark])
  }

  @Test("An even signal has no segmentation")
  func even() {
    #expect(Segmentation(of: Plane(width: 200, height: 150), lines: Self.noLines) == nil)
  }
}
