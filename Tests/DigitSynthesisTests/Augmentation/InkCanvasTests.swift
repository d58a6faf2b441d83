import Testing

@testable import DigitSynthesis

@Suite struct InkCanvasTests {
  func bounds(_ ink: (Int, Int) -> Float) -> [Vector2]? {
    InkCanvas.withTemporary { canvas in
      for i in 0..<InkCanvas.count { canvas.ink[i] = ink(i % InkCanvas.side, i / InkCanvas.side) }
      return canvas.inkBounds.map { [$0.low, $0.high] }
    }
  }

  @Test("The bounds are the corners of the box around all pixels above a tenth of full ink")
  func inkBounds() {
    #expect(bounds(block) == [Vector2(20, 30), Vector2(40, 40)])
    #expect(bounds { x, y in x == 63 && y == 0 ? 0.2 : 0 } == [Vector2(63, 0), Vector2(64, 1)])
    #expect(bounds { _, _ in 0.1 } == nil)
  }

  @Test("Normalized, a block of 20 × 10 canvas pixels is 20 × 10 pixels in the center")
  func normalizedDigit() throws {
    let digit = try #require(
      InkCanvas.withTemporary { canvas in
        for i in 0..<InkCanvas.count { canvas.ink[i] = block(i % InkCanvas.side, i / InkCanvas.side) }
        return canvas.normalizedDigit
      })
    #expect(
      digit.values == (0..<784).map { (4..<24).contains($0 % 28) && (9..<19).contains($0 / 28) ? 1 : 0 })
  }
}
