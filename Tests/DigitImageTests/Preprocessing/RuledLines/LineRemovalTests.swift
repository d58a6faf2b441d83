import Testing

@testable import DigitImage

@Suite("Line removal")
struct LineRemovalTests {
  private static let (width, height) = (320, 280)
  /// Between two vertical lines; crosses four horizontal ones.
  private static let stroke = PixelBox(x: 164, y: 60, width: 12, height: 160)

  /// Printed lines of signal 0.3, two pixels wide and 40 apart, and ink over them; the light that both let through
  /// multiplies.
  private func signal(ink: Plane, isSquared: Bool) -> Plane {
    var result = ink
    func print(_ box: PixelBox) {
      for y in box.top..<box.bottom {
        for x in box.left..<box.right { result[x, y] = 1 - (1 - result[x, y]) * 0.7 }
      }
    }
    for start in stride(from: 30, to: 280, by: 40) {
      print(PixelBox(x: 0, y: start, width: Self.width, height: 2))
    }
    if isSquared {
      for start in stride(from: 30, to: 320, by: 40) {
        print(PixelBox(x: start, y: 0, width: 2, height: Self.height))
      }
    }
    return result
  }

  @Test("Nothing remains of the lines of blank paper", arguments: [false, true])
  func blank(isSquared: Bool) {
    let signal = signal(ink: Plane(width: Self.width, height: Self.height), isSquared: isSquared)
    let cleaned = signal.removing(RuledLines(in: signal))
    #expect(signal.values.max() ?? 0 > 0.29)
    #expect((cleaned.values.map(abs).max() ?? 1) < 1e-4)
  }

  @Test("A stroke keeps its full signal, and lines remain only beside it", arguments: [false, true])
  func stroke(isSquared: Bool) {
    let ink = Plane(width: Self.width, height: Self.height, boxes: [Self.stroke], value: 0.8)
    let signal = signal(ink: ink, isSquared: isSquared)
    let cleaned = signal.removing(RuledLines(in: signal))
    // The pixels of a line next to the stroke could belong to it, because strokes may be slanted.
    let nearby = Self.stroke.grown(by: 6)
    var (weakestInk, strongestRest): (Float, Float) = (1, 0)
    for y in 0..<Self.height {
      for x in 0..<Self.width {
        if ink[x, y] > 0 {
          weakestInk = min(weakestInk, cleaned[x, y])
        } else if !(nearby.left..<nearby.right).contains(x) {
          strongestRest = max(strongestRest, abs(cleaned[x, y]))
        }
      }
    }
    #expect(abs(weakestInk - 0.8) < 1e-4)
    #expect(strongestRest < 1e-4)
  }
}
