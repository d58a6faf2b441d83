import Testing

@testable import DigitRecognition

@Suite struct SmallChangesTests {
  /// 9×9 ink: a horizontal bar through the center, rows 3 to 5.
  private static let bar = (0..<81).map { Float((27..<54).contains($0) ? 1 : 0) }

  private static func changes(_ pixels: [Float]) -> [[Float]] {
    let all = SmallChanges.apply(to: pixels, side: 9)
    return (0..<SmallChanges.count).map { Array(all[$0 * 81..<($0 + 1) * 81]) }
  }

  @Test("The first is the digit itself; the others are rotations to both sides, wider and narrower strokes")
  func changes() {
    let changes = Self.changes(Self.bar)
    #expect(changes[0] == Self.bar)
    // Rotated by 6 degrees, three pixels from the center the bar's edges move by 0.31 pixels: up for one, down for the
    // other.
    for (index, sign) in [(1, Float(1)), (2, -1)] {
      let above = changes[index][2 * 9 + 7], below = changes[index][6 * 9 + 7]
      #expect(abs((below - above) * sign + 0.31) < 0.01)
      #expect(changes[index][4 * 9 + 4] == 1)
    }
    // Beside the bar, three tenths of its ink are added; in its outermost rows, three tenths are removed.
    #expect(abs(changes[3][2 * 9 + 4] - 0.3) < 1e-6 && changes[3][9 + 4] == 0)
    #expect(abs(changes[4][3 * 9 + 4] - 0.7) < 1e-6 && changes[4][4 * 9 + 4] == 1)
  }

  @Test("A blank image stays blank")
  func blank() {
    #expect(
      SmallChanges.apply(to: [Float](repeating: 0, count: 81), side: 9) == [Float](repeating: 0, count: 405))
  }
}
