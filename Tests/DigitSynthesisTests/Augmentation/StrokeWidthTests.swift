import Testing

@testable import DigitSynthesis

@Suite struct StrokeWidthTests {
  static func dot(_ x: Int, _ y: Int) -> Float { x == 30 && y == 30 ? 1 : 0 }

  /// Rows of 7 pixels around the dot.
  func aroundDot(widenedBy amount: Float) -> [[Float]] {
    let ink = canvas(Self.dot) { $0.widenStrokes(by: amount) }
    return (27...33).map { y in (27...33).map { x in ink[y * InkCanvas.side + x] } }
  }

  @Test("Widening by two pixels adds a cross; half as much adds half the ink")
  func cross() {
    for (amount, ring) in [(2, 1), (1, 0.5), (0.5, 0.25), (0, 0)] as [(Float, Float)] {
      #expect(
        aroundDot(widenedBy: amount) == [
          [0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0], [0, 0, 0, ring, 0, 0, 0],
          [0, 0, ring, 1, ring, 0, 0],
          [0, 0, 0, ring, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0],
        ])
    }
  }

  @Test("Widening by three pixels is one dilation and half of another")
  func diamond() {
    #expect(
      aroundDot(widenedBy: 3) == [
        [0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0.5, 0, 0, 0], [0, 0, 0.5, 1, 0.5, 0, 0],
        [0, 0.5, 1, 1, 1, 0.5, 0],
        [0, 0, 0.5, 1, 0.5, 0, 0], [0, 0, 0, 0.5, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0],
      ])
  }

  @Test(
    "Thinning a block of 20 × 10 pixels by two pixels removes its rim",
    arguments: [(-2, 18 * 8), (-1, (18 * 8 + 20 * 10) / 2), (-4, 16 * 6)] as [(Float, Float)])
  func thinning(amount: Float, expected: Float) {
    #expect(canvas(block) { $0.widenStrokes(by: amount) }.reduce(0, +) == expected)
  }

  @Test("Thinning stops before it removes more than half of the ink")
  func limit() {
    // 20 × 10 pixels become 18 × 8, 16 × 6, and 14 × 4; 12 × 2 would be less than half of these.
    #expect(canvas(block) { $0.widenStrokes(by: -8) }.reduce(0, +) == 14 * 4)
    let line = { (_: Int, y: Int) in y == 30 ? Float(1) : 0 }
    #expect(canvas(line) { $0.widenStrokes(by: -2) } == canvas(line))
  }
}
