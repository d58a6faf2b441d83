import NeuralNetwork
import Testing

@testable import DigitSynthesis

@Suite struct HandwritingTests {
  static let seven = Skeleton("14,6 50,6 84,6 / 44,98 | 30,50 76,50")

  func write(seed: UInt64) -> [[Vector2]] {
    var generator = SeededGenerator(seed: seed)
    return Handwriting(using: &generator).write(Self.seven, using: &generator)
  }

  @Test("Each curve becomes eight line segments per pair of points")
  func pointCounts() {
    #expect(write(seed: 1).map(\.count) == [17, 9, 9])
  }

  @Test("Curves meet at corners, and strokes are apart", arguments: 0..<20 as Range<UInt64>)
  func corners(seed: UInt64) {
    let polylines = write(seed: seed)
    #expect(polylines[0].last == polylines[1].first)
    #expect(polylines[1].last != polylines[2].first)
  }

  @Test("A seed always gives the same handwriting")
  func regression() {
    #expect(digest(write(seed: 7).joined().flatMap { [$0.x, $0.y] }) == "3bd3c4374ec8be8b")
  }
}
