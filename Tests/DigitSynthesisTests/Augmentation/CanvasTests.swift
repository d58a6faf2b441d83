import NeuralNetwork
import Testing

@testable import DigitSynthesis

/// What becomes of a ring of 12 canvas pixels' radius and a bar through it.
private func inkAfter(_ change: (Canvas) -> Void) -> [Float] {
  Canvas.with { canvas in
    canvas.ink.update(repeating: 0, count: Canvas.count)
    for i in 0..<Canvas.count {
      let away = Point(Float(i % Canvas.side), Float(i / Canvas.side)) - 32
      let distance = (away * away).sum().squareRoot()
      if abs(distance - 12) < 2 || (abs(away.y) < 2 && abs(away.x) < 20) { canvas.ink[i] = 1 }
    }
    change(canvas)
    return Array(UnsafeBufferPointer(start: canvas.ink, count: Canvas.count))
  }
}

@Suite("Changes of a canvas")
struct CanvasTests {
  let untouched = inkAfter { _ in }

  @Test("No warp leaves a digit where it was")
  func noWarp() {
    let digit = SyntheticDigits(perClass: 1, seed: 2).sample(4, epoch: 0)
    let none = Warp.Amounts(rotation: 0, shear: 0, aspect: 0, elastic: 0)
    var generator = SeededGenerator(seed: 1)
    let warped = Canvas.with { canvas in
      digit.withUnsafeBufferPointer { Warp(none, generator: &generator).resample($0, to: canvas) }
      return Array(UnsafeBufferPointer(start: canvas.ink, count: Canvas.count))
    }
    for y in 0..<28 {
      for x in 0..<28 {
        // The four canvas pixels of a pixel lie within it, a quarter of a pixel from its middle.
        let corner = (2 * y + 4) * Canvas.side + 2 * x + 4
        let four =
          warped[corner] + warped[corner + 1] + warped[corner + Canvas.side]
          + warped[corner + Canvas.side + 1]
        var around = (lowest: digit[y * 28 + x], highest: digit[y * 28 + x])
        for v in max(y - 1, 0)...min(y + 1, 27) {
          for u in max(x - 1, 0)...min(x + 1, 27) {
            around = (min(around.lowest, digit[v * 28 + u]), max(around.highest, digit[v * 28 + u]))
          }
        }
        #expect((around.lowest - 1e-5...around.highest + 1e-5).contains(four / 4))
      }
    }
  }

  @Test("A warp moves ink about, but neither makes nor loses much of it")
  func warp() {
    let digit = SyntheticDigits(perClass: 1, seed: 2).sample(8, epoch: 0)
    for seed in 0..<10 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let ink = Canvas.with { canvas in
        digit.withUnsafeBufferPointer {
          Warp(Augmentation.strong.warp, generator: &generator).resample($0, to: canvas)
        }
        return (0..<Canvas.count).reduce(Float(0)) { $0 + canvas.ink[$1] }
      }
      let expected = digit.reduce(0, +) * Canvas.scale * Canvas.scale
      #expect((0.6...1.6).contains(ink / expected))
    }
  }

  @Test(
    "Widening strokes by more gives more ink, thinning them less", arguments: [0.4, 1, 2, 3.5] as [Float])
  func strokeWidth(amount: Float) {
    func total(_ amount: Float) -> Float { inkAfter { $0.widen(by: amount) }.reduce(0, +) }
    let before = untouched.reduce(0, +)
    #expect(total(0) == before)
    #expect(total(amount) > total(amount - 0.3))
    #expect(total(-amount) < before)
    #expect(total(-amount) >= before / 4)
  }

  @Test("Hairlines are not thinned away")
  func hairlines() {
    let thin = inkAfter { canvas in
      for i in 0..<Canvas.count { canvas.ink[i] = i / Canvas.side == 30 ? 1 : 0 }
      canvas.widen(by: -2)
    }
    #expect(thin[30 * Canvas.side + 30] == 1)
  }

  @Test("Every ink profile changes the ink and keeps it within 0…1", arguments: InkProfile.allCases)
  func profile(profile: InkProfile) {
    let soft = inkAfter { canvas in
      for i in 0..<Canvas.count { canvas.ink[i] *= Float(i % 5) / 4 }
    }
    var generator = SeededGenerator(seed: 1)
    let changed = inkAfter { canvas in
      for i in 0..<Canvas.count { canvas.ink[i] = soft[i] }
      profile.apply(to: canvas, generator: &generator)
    }
    let isChanged = changed != soft
    #expect(isChanged)
    #expect(isInk(changed))
  }

  @Test("Every artifact changes the digit, and most of it stays", arguments: Artifact.allCases)
  func artifact(artifact: Artifact) {
    for seed in 0..<12 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let spoiled = inkAfter { artifact.apply(to: $0, generator: &generator) }
      var kept: Float = 0
      for i in spoiled.indices { kept += min(spoiled[i], untouched[i]) }
      let isChanged = spoiled != untouched
      #expect(isChanged)
      #expect(kept > 0.6 * untouched.reduce(0, +))
      #expect(isInk(spoiled))
    }
  }

  @Test("What has no ink cannot be spoiled", arguments: Artifact.allCases)
  func blank(artifact: Artifact) {
    var generator = SeededGenerator(seed: 1)
    let ink = inkAfter { canvas in
      canvas.ink.update(repeating: 0, count: Canvas.count)
      artifact.apply(to: canvas, generator: &generator)
    }
    #expect(ink.max() == 0)
  }
}
