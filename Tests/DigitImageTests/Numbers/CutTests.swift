import Testing

@testable import DigitImage

@Suite struct CutTests {
  /// Two upright bars, 6 wide and 40 high, joined by a bar of 4 rows.
  private func joined(slant: Int = 0) -> Plane {
    var mask = Plane(width: 60 + slant * 8, height: 40)
    for y in 0..<40 {
      let shift = slant * (39 - y) / 5
      for x in 0..<6 {
        mask[x + shift, y] = 1
        mask[x + shift + 50, y] = 1
      }
      if y >= 20, y < 24 { for x in 0..<56 { mask[x + shift, y] = 1 } }
    }
    return mask
  }

  @Test("Cuts cross the bar between two strokes, not the strokes")
  func betweenStrokes() throws {
    let cuts = Cut.candidates(in: joined(), strokeWidth: 6, spacing: 10)
    #expect(!cuts.isEmpty)
    for cut in cuts {
      #expect(cut.ink == 4)
      #expect(cut.x > 6 && cut.x < 50)
    }
    #expect(zip(cuts, cuts.dropFirst()).allSatisfy { $1.x - $0.x >= 10 })
  }

  @Test("A cut leans as slanted writing does")
  func slanted() {
    let cuts = Cut.candidates(in: joined(slant: 2), strokeWidth: 6, spacing: 12)
    #expect(cuts.contains { $0.slant > 0 && $0.ink <= 6 })
  }

  @Test(
    "Two rings that share a stroke are cut through it, although a cut through either ring crosses less ink")
  func rings() throws {
    var mask = Plane(width: 56, height: 30)
    for y in 0..<30 {
      for x in 0..<56 {
        let radii = [14.5, 40.5].map { center in
          let (dx, dy) = (Float(x) + 0.5 - Float(center), Float(y) + 0.5 - 15)
          return (dx * dx + dy * dy).squareRoot()
        }
        if radii.contains(where: { (8...15).contains($0) }) { mask[x, y] = 1 }
      }
    }
    let cuts = Cut.candidates(in: mask, strokeWidth: 7, spacing: 6)
    let between = try #require(cuts.min { abs($0.x - 27.5) < abs($1.x - 27.5) })
    #expect(abs(between.x - 27.5) <= 1)
    #expect(cuts.contains { $0.ink < between.ink })
  }

  /// Narrow zeros, 24 wide and 48 high with strokes of 6, that overlap by the width of a stroke.
  private func narrowZeros(_ count: Int) -> Plane {
    var mask = Plane(width: 6 + 18 * count, height: 48)
    for y in 0..<48 {
      for x in 0..<mask.width {
        let isInk = (0..<count).contains { index in
          let (dx, dy) = (Float(x) + 0.5 - Float(18 * index + 12), Float(y) + 0.5 - 24)
          let (outer, inner) = (dx * dx / 144 + dy * dy / 576, dx * dx / 36 + dy * dy / 324)
          return outer <= 1 && inner >= 1
        }
        if isInk { mask[x, y] = 1 }
      }
    }
    return mask
  }

  @Test(
    "Narrow zeros that share a stroke are cut along it; a single one has no such stroke", arguments: 1...3)
  func sharedStrokes(count: Int) {
    let cuts = Cut.candidates(in: narrowZeros(count), strokeWidth: 6, spacing: 9)
    let along = cuts.filter(\.isAlongStroke)
    #expect(along.count == count - 1)
    for (index, cut) in along.enumerated() { #expect(abs(cut.x - Float(18 * index + 21)) <= 1.5) }
  }

  @Test(
    "Zeros that share a stroke are cut along it even if a thick pen left more ink than paper in a column of their loops"
  )
  func thickSharedStroke() {
    // Two loops of 10×14 in solid ink with strokes of 8.
    var mask = Plane(width: 44, height: 30, filledWith: 1)
    for y in 8..<22 { for x in [8..<18, 26..<36].joined() { mask[x, y] = 0 } }
    let cuts = Cut.candidates(in: mask, strokeWidth: 8, spacing: 6)
    let along = cuts.filter(\.isAlongStroke)
    #expect(!along.isEmpty)
    #expect(along.allSatisfy { $0.x > 18 && $0.x < 26 })
  }

  @Test("Solid ink is not cut")
  func solid() {
    #expect(
      Cut.candidates(in: Plane(width: 80, height: 60, filledWith: 1), strokeWidth: 6, spacing: 10).isEmpty)
  }

  @Test("A narrow component has no room for a cut", arguments: [1, 3, 20])
  func narrow(width: Int) {
    #expect(
      Cut.candidates(in: Plane(width: width, height: 3, filledWith: 1), strokeWidth: 3, spacing: 10).isEmpty)
  }
}
