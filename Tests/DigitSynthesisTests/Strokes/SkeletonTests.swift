import Testing

@testable import DigitSynthesis

@Suite struct SkeletonTests {
  @Test("The notation gives points in hundredths, corners, and separate strokes")
  func notation() {
    let curves = Skeleton("14,6 84,6 / 44,98 | 30,50 76,50").curves
    #expect(curves.map(\.startsStroke) == [true, false, true])
    #expect(
      curves.map(\.points) == [
        [Vector2(0.14, 0.06), Vector2(0.84, 0.06)], [Vector2(0.84, 0.06), Vector2(0.44, 0.98)],
        [Vector2(0.3, 0.5), Vector2(0.76, 0.5)],
      ])
  }

  @Test(
    "Interpolation is linear between two skeletons, and beyond them",
    arguments: [(0, "0,0 10,0"), (0.25, "0,5 15,5"), (1, "0,20 30,20"), (1.5, "0,30 40,30")]
      as [(Float, String)])
  func interpolation(fraction: Float, expected: String) {
    let result = Skeleton("0,0 10,0").interpolated(to: Skeleton("0,20 30,20"), fraction: fraction)
    #expect(result.curves[0].points == Skeleton(expected).curves[0].points)
  }
}
