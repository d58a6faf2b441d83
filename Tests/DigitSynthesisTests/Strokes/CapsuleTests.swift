import Testing

@testable import DigitSynthesis

@Suite struct CapsuleTests {
  /// The coverage of all pixels of a square; -1 for those not visited.
  func coverage(_ capsule: Capsule, side: Int) -> [Float] {
    var values = [Float](repeating: -1, count: side * side)
    capsule.forEachPixel(side: side) { index, coverage in values[index] = coverage }
    return values
  }

  @Test("Coverage is the radius plus a half, less the distance of a pixel's center from the segment")
  func horizontal() {
    let values = coverage(
      Capsule(start: Vector2(2.5, 2.5), end: Vector2(4.5, 2.5), radius: 1), side: 7)
    let corner = 1.5 - Float(2).squareRoot()
    #expect(
      values == [
        -1, -1, -1, -1, -1, -1, -1,
        -1, corner, 0.5, 0.5, 0.5, corner, -1,
        -1, 0.5, 1, 1, 1, 0.5, -1,
        -1, corner, 0.5, 0.5, 0.5, corner, -1,
        -1, -1, -1, -1, -1, -1, -1,
        -1, -1, -1, -1, -1, -1, -1,
        -1, -1, -1, -1, -1, -1, -1,
      ])
  }

  @Test("A capsule without length is a dot")
  func dot() {
    let values = coverage(Capsule(start: Vector2(1.5, 1.5), end: Vector2(1.5, 1.5), radius: 0.5), side: 3)
    #expect(values == [-1, -1, -1, -1, 1, -1, -1, -1, -1])
  }

  @Test("Total coverage is the area of the segment and its round ends")
  func area() {
    let capsule = Capsule(start: Vector2(10, 10.3), end: Vector2(22, 20.7), radius: 2.5)
    let area = coverage(capsule, side: 32).reduce(0) { $0 + max($1, 0) }
    let length: Float = (12 * 12 + 10.4 * 10.4).squareRoot()
    #expect(abs(area - (length * 5 + .pi * 2.5 * 2.5)) < 0.5)
  }

  @Test("Only pixels inside the square are visited")
  func clipping() {
    func visited(_ start: Vector2, _ end: Vector2) -> Int {
      var indices: [Int] = []
      Capsule(start: start, end: end, radius: 3).forEachPixel(side: 32) { index, _ in indices.append(index) }
      #expect(indices.allSatisfy { (0..<32 * 32).contains($0) })
      return indices.count
    }
    #expect(visited(Vector2(-20, 5), Vector2(-10, 5)) == 0)
    #expect(visited(Vector2(15, 90), Vector2(15, 60)) == 0)
    // Columns 0 to 3 of 7 rows: the center of row 1 or 8 is 3.5 from the line, which gives no coverage.
    #expect(visited(Vector2(-10, 5), Vector2(0.5, 5)) == 6 * 3 + 4)
  }
}
