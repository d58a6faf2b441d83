import Testing

@testable import DigitImage

@Suite("Haze")
struct HazeTests {
  private static let stroke = PixelBox(x: 80, y: 20, width: 4, height: 60)
  private static let spot = PixelBox(x: 10, y: 30, width: 40, height: 40)

  /// A stroke of full ink and a spot that is ten times as wide.
  private func signal(spot: Float) -> Plane {
    var signal = Plane(width: 96, height: 96, boxes: [Self.stroke])
    signal.fill(Self.spot, with: spot)
    return signal
  }

  @Test("A faint wide spot is removed up to its rim, and the stroke stays")
  func faintSpot() {
    let cleaned = signal(spot: 0.1).removingHaze()
    for y in 0..<96 {
      for x in 0..<96 where (14..<46).contains(x) && (34..<66).contains(y) {
        #expect(abs(cleaned[x, y]) < 1e-5)
      }
    }
    for y in Self.stroke.top..<Self.stroke.bottom {
      #expect((Self.stroke.left..<Self.stroke.right).allSatisfy { cleaned[$0, y] == 1 })
    }
  }

  @Test("A spot of more than a quarter of the ink's signal may be a stroke and stays")
  func strongSpot() {
    let signal = signal(spot: 0.3)
    #expect(signal.removingHaze() == signal)
  }
}
