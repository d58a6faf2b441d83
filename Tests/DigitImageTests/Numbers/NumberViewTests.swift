import Testing

@testable import DigitImage

@Suite struct NumberViewTests {
  private static let large = 80

  /// A plane with a vertical stroke of 4 columns from column 40 on.
  private func stroke() -> Plane {
    var plane = Plane(width: Self.large, height: Self.large, filledWith: 0.9)
    for y in 0..<Self.large { for x in 40..<44 { plane[x, y] = 0.1 } }
    return plane
  }

  /// The center of mass of what a row lacks of 0.9, in columns from its left side.
  private func center(_ plane: Plane, row: Int) -> Float {
    let mass = (0..<plane.width).map { 0.9 - plane[$0, row] }
    let moment = mass.enumerated().reduce(0) { $0 + (Float($1.offset) + 0.5) * $1.element }
    return moment / mass.reduce(0, +)
  }

  @Test("A sheared stroke leans by the shear, upright in the middle", arguments: [0.15, -0.15] as [Float])
  func shear(shear: Float) {
    let sheared = stroke().sheared(by: shear, beyond: 0.9)
    for y in [0, 13, 39, 40, 66, 79] {
      #expect(abs(center(sheared, row: y) - (42 + shear * (39.5 - Float(y)))) < 1e-3)
    }
  }

  @Test("What comes in at the sides has the given value")
  func sides() {
    let sheared = Plane(width: 40, height: 80).sheared(by: 0.5, beyond: 0.7)
    #expect(sheared[0, 0] == 0.7 && sheared[19, 0] > 0 && sheared[21, 0] == 0)
    #expect(sheared[39, 79] == 0.7 && sheared[18, 79] == 0)
  }

  @Test("A box of a sheared image is restored to where its middle was")
  func restored() throws {
    let right = try #require(NumberView.all.first { $0.shear > 0 })
    let high = PixelBox(left: 50, top: 0, right: 60, bottom: 40)
    // Its middle, at row 20, was moved to the right by 0.15 × 80 columns.
    #expect(
      right.restored(high, width: 100, height: 200) == PixelBox(left: 38, top: 0, right: 48, bottom: 40))
    let low = PixelBox(left: 50, top: 160, right: 60, bottom: 200)
    #expect(
      right.restored(low, width: 100, height: 200) == PixelBox(left: 62, top: 160, right: 72, bottom: 200))
    #expect(NumberView.unchanged.restored(high, width: 100, height: 200) == high)
  }

  @Test(
    "A box that the shear moved away from a side is restored within the image, and holds a pixel at least")
  func restoredAtSide() throws {
    let right = try #require(NumberView.all.first { $0.shear > 0 })
    let low = PixelBox(left: 50, top: 160, right: 60, bottom: 200)
    #expect(
      right.restored(low, width: 70, height: 200) == PixelBox(left: 62, top: 160, right: 70, bottom: 200))
    #expect(
      right.restored(low, width: 60, height: 200) == PixelBox(left: 59, top: 160, right: 60, bottom: 200))
    let high = PixelBox(left: 4, top: 0, right: 14, bottom: 40)
    #expect(right.restored(high, width: 70, height: 200) == PixelBox(left: 0, top: 0, right: 2, bottom: 40))
  }

  @Test("Doubling keeps a ramp, and is exact for the cubic between four pixels")
  func doubled() {
    let ramp = Plane(width: 6, height: 1, values: [0, 0.1, 0.2, 0.3, 0.4, 0.5]).doubled()
    #expect((ramp.width, ramp.height) == (12, 2))
    for x in 3..<9 { #expect(abs(ramp[x, 0] - (Float(x) - 0.5) / 20) < 1e-6) }
    // At a quarter between the second and third value: -9/128, 111/128, 29/128, -3/128.
    let peak = Plane(width: 4, height: 1, values: [0, 1, 0, 0]).doubled()
    #expect(abs(peak[3, 1] - 111 / 128) < 1e-6 && abs(peak[4, 1] - 29 / 128) < 1e-6 && peak[6, 1] == 0)
  }

  @Test("Sharpening keeps even areas, deepens strokes, and stays within 0…1")
  func sharpened() {
    let plane = stroke()
    let sharp = plane.sharpened()
    #expect(abs(sharp[5, 40] - 0.9) < 1e-5)
    // Twice the value less the mean of columns 36…47 with the weights of two blurs by 7.
    let weights = (-6...6).map { Float(7 - abs($0)) / 49 }
    let blurred = zip(35...47, weights).reduce(0) { $0 + plane[$1.0, 40] * $1.1 }
    #expect(abs(sharp[41, 40] - max(0, 2 * 0.1 - blurred)) < 1e-5)
    #expect(sharp[38, 40] > 0.95 && sharp.values.allSatisfy { (0...1).contains($0) })
  }

  @Test("Small images are doubled in all views but the unchanged one")
  func size() {
    let small = Plane(width: 60, height: 34, filledWith: 0.5)
    #expect(small.seen(in: .unchanged, beyond: 0) == small)
    for view in NumberView.all.dropFirst() {
      let seen = small.seen(in: view, beyond: 0.5)
      #expect((seen.width, seen.height) == (120, 68))
      #expect(seen.values.allSatisfy { abs($0 - 0.5) < 1e-6 })
      #expect(stroke().seen(in: view, beyond: 0.9).width == Self.large)
    }
  }
}
