import Testing

@testable import DigitImage

@Suite struct BlockCountsTests {
  /// Full ink at the pixels for which `isInk` is true.
  private func ink(width: Int, height: Int, _ isInk: (_ x: Int, _ y: Int) -> Bool) -> Plane {
    Plane(
      width: width, height: height,
      values: (0..<width * height).map { isInk($0 % width, $0 / width) ? 1 : 0 })
  }

  private func counts(_ ink: Plane) -> [Int]? { BlockCounts.normalized(ink)?.values.map { Int($0 * 16) } }

  @Test("A slanted stroke with a foot has the same counts as in an independent program")
  func reference() {
    let digit = ink(width: 40, height: 64) { x, y in
      let left = 30 - y * 24 / 63
      return (left..<left + 6).contains(x) || y >= 56 && x >= 6
    }
    // The same steps in NumPy: means of 2×2, one dilation (144 to 294 pixels), shift, centering, sums of 4×4.
    let rows = [
      [0, 7, 16, 4, 0, 0, 0, 0], [0, 6, 16, 4, 0, 0, 0, 0], [0, 8, 16, 4, 0, 0, 0, 0],
      [0, 6, 16, 4, 0, 0, 0, 0], [0, 7, 16, 5, 0, 0, 0, 0], [0, 5, 16, 5, 0, 0, 0, 0],
      [0, 8, 16, 10, 8, 7, 0, 0], [0, 10, 16, 16, 16, 16, 10, 0],
    ]
    #expect(counts(digit) == rows.flatMap { $0 })
  }

  @Test("A digit of any size and position fills the height", arguments: [1, 3, 10])
  func size(scale: Int) {
    let bar = ink(width: 60 * scale, height: 40 * scale) { x, y in
      (20 * scale..<26 * scale).contains(x) && (5 * scale..<35 * scale).contains(y)
    }
    // 6 of 30 is 6 of 32 pixels, thickened once by one on both sides.
    #expect(counts(bar) == (0..<8).flatMap { _ in [0, 0, 0, 16, 16, 0, 0, 0] })
  }

  @Test("Heavy strokes are eroded, but not below the usual amount of ink")
  func heavy() {
    let block = counts(ink(width: 20, height: 32) { _, _ in true })
    #expect(block == (0..<8).flatMap { _ in [0, 0, 16, 16, 16, 16, 0, 0] })
  }

  @Test("Fractions are 0…1 for ink of any size, and there are none without ink")
  func bounds() {
    for (width, height) in [(1, 1), (1, 400), (400, 1), (3, 3), (250, 400)] {
      let values = BlockCounts.normalized(
        ink(width: width, height: height) { x, y in (x * 7 + y * 3) % 5 < 3 })?.values
      #expect(values?.count == 64)
      #expect(values?.allSatisfy { (0...1).contains($0) } == true)
    }
    // A stroke so slanted that shearing moves it by more than the bitmap's width.
    let lying = ink(width: 400, height: 40) { x, y in abs(x - y * 10) < 12 }
    #expect(BlockCounts.normalized(lying)?.values.contains { $0 > 0 } == true)
    #expect(BlockCounts.normalized(Plane(width: 20, height: 20)) == nil)
  }
}
