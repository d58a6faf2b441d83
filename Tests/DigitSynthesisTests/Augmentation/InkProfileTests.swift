import NeuralNetwork
import SystemSupport
import Testing

@testable import DigitSynthesis

@Suite struct InkProfileTests {
  /// Ink that rises from 0 in the first column to 1 in the last.
  static func ramp(_ x: Int, _: Int) -> Float { Float(x) / 63 }

  /// The first row of a ramp that has been given a profile, and the generator before that.
  func row(_ profile: InkProfile) -> (values: [Float], generator: SeededGenerator) {
    let start = SeededGenerator(seed: 1)
    var generator = start
    let ink = canvas(Self.ramp) { profile.apply(to: $0, using: &generator) }
    return (Array(ink[..<64]), start)
  }

  @Test("Hard edges: half-tones become steeper around a threshold of 0.3 to 0.6; blank and full ink stay")
  func hard() {
    var (values, generator) = row(.hard)
    let threshold = generator.nextUniform(in: 0.3...0.6)
    let steepness = generator.nextUniform(in: 2...6)
    #expect(values == (0..<64).map { min(max((Float($0) / 63 - threshold) * steepness + 0.5, 0), 1) })
    #expect(values[0] == 0 && values[63] == 1)
  }

  @Test("Gamma raises ink to a power; blank and full ink stay")
  func gamma() {
    var (values, generator) = row(.gamma)
    let exponent = exp(0.45 * generator.nextNormal())
    #expect(values == (0..<64).map { pow(Float($0) / 63, exponent) })
    #expect(values[0] == 0 && values[63] == 1)
  }

  @Test("Pale ink is a fraction of 0.4 to 0.9")
  func pale() {
    var (values, generator) = row(.pale)
    let factor = generator.nextUniform(in: 0.4...0.9)
    #expect(values == (0..<64).map { Float($0) / 63 * factor })
  }

  @Test("Hollow strokes keep their rim, and their core becomes lighter")
  func hollow() {
    var generator = SeededGenerator(seed: 1)
    var copy = generator
    let core = 1 - copy.nextUniform(in: 0.3...0.8)
    let ink = canvas(block) { InkProfile.hollow.apply(to: $0, using: &generator) }
    let expected = canvas { x, y in
      (21..<39).contains(x) && (31..<39).contains(y) ? core : block(x, y)
    }
    #expect(ink == expected)
  }

  @Test("Grain is one factor of 0.3 to 1 for each block of 2 × 2 canvas pixels")
  func grainy() {
    var generator = SeededGenerator(seed: 1)
    let ink = canvas({ _, _ in 1 }) { InkProfile.grainy.apply(to: $0, using: &generator) }
    #expect(ink.allSatisfy { (0.3...1).contains($0) })
    for i in 0..<InkCanvas.count {
      #expect(ink[i] == ink[i / 128 * 128 + i % 64 / 2 * 2])
    }
    #expect(Set(ink).count == 1024)
  }

  @Test("Half of all profiles, and a fifth of the other half, have hard edges")
  func frequencies() {
    var counts: [InkProfile: Int] = [:]
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<10_000 { counts[InkProfile.random(using: &generator), default: 0] += 1 }
    for profile in InkProfile.allCases {
      // Four standard deviations are at most 200.
      #expect(abs(counts[profile, default: 0] - (profile == .hard ? 6000 : 1000)) < 200)
    }
  }
}
