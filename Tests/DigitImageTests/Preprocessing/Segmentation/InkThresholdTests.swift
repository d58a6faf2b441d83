import Testing

@testable import DigitImage

@Suite("Ink threshold")
struct InkThresholdTests {
  /// The width of a histogram's bin, which bounds the precision of every estimate.
  private static let bin: Float = 1.0 / 512

  /// A signal of 10,000 pixels: a background that is evenly distributed over a range, and some ink.
  private func signal(background: ClosedRange<Float>, ink: Float, count: Int) -> Plane {
    let rest = 10_000 - count
    let width = background.upperBound - background.lowerBound
    let values = (0..<10_000).map { index in
      index < rest ? background.lowerBound + width * (Float(index) + 0.5) / Float(rest) : ink
    }
    return Plane(width: 100, height: 100, values: values)
  }

  @Test(
    "On an even background, edges are at 45 % and faint ink at 15 % of full ink",
    arguments: [0.1, 0.3, 0.8] as [Float], [20, 500, 3000])
  func even(ink: Float, count: Int) throws {
    let threshold = try #require(InkThreshold(signal(background: 0...0, ink: ink, count: count)))
    #expect(threshold.background == 0)
    #expect(threshold.noise == Self.bin)
    #expect(abs(threshold.ink - ink) <= Self.bin)
    #expect(abs(threshold.high - 0.45 * ink) <= Self.bin)
    #expect(abs(threshold.low - 0.15 * ink) <= Self.bin)
    #expect(threshold.faint == threshold.low)
  }

  @Test("Background and noise are the median and the lower quartile's distance, in standard deviations")
  func noise() throws {
    // Of the 9,500 background pixels, 4,500 lie above the signal's median and 7,000 above its lower quartile.
    let threshold = try #require(InkThreshold(signal(background: 0.05...0.25, ink: 0.9, count: 500)))
    #expect(abs(threshold.background - (0.25 - 0.2 * 4500 / 9500)) <= Self.bin)
    #expect(abs(threshold.noise - 0.2 * 2500 / 9500 / 0.6745) <= 2 * Self.bin / 0.6745)
    #expect(abs(threshold.ink - 0.9) <= Self.bin)
    #expect(abs(threshold.high - (0.155 + 0.45 * 0.745)) <= 2 * Self.bin)
    // Five standard deviations of this noise would exceed the high threshold.
    #expect(threshold.low == threshold.high)
  }

  @Test(
    "Over noise, strokes end five standard deviations above the background, and faint ink apart from them four"
  )
  func overNoise() throws {
    let threshold = try #require(InkThreshold(signal(background: 0...0.1, ink: 0.9, count: 500)))
    #expect(abs(threshold.low - threshold.background - 5 * threshold.noise) < 1e-6)
    #expect(abs(threshold.faint - threshold.background - 4 * threshold.noise) < 1e-6)
  }

  @Test("Ink of two strengths is as dark as the median of both, and the weaker one counts as faint")
  func twoStrengths() throws {
    var signal = signal(background: 0...0, ink: 0.6, count: 500)
    for index in 9_000..<9_300 { signal.values[index] = 0.2 }
    let threshold = try #require(InkThreshold(signal))
    #expect(abs(threshold.ink - 0.6) <= Self.bin)
    #expect(threshold.low < 0.2 && 0.2 < threshold.high)
  }

  @Test("Nothing stands out from an even background, from noise, or too little contrast")
  func none() {
    #expect(InkThreshold(Plane(width: 100, height: 100, filledWith: 0.3)) == nil)
    #expect(InkThreshold(signal(background: 0...0.2, ink: 0, count: 0)) == nil)
    #expect(InkThreshold(signal(background: 0...0, ink: 0.015, count: 500)) == nil)
  }

  @Test("Ink must exceed the minimum")
  func minimumInk() {
    let signal = signal(background: 0...0, ink: 0.3, count: 500)
    #expect(InkThreshold(signal, minimumInk: 0.31) == nil)
    #expect(InkThreshold(signal, minimumInk: 0.29) == InkThreshold(signal))
  }

  @Test("If only the darkest strokes are ink, the thresholds are at 70 and 50 % of the strongest pixels")
  func onlyDarkest() throws {
    var signal = signal(background: 0...0, ink: 0.8, count: 200)
    for index in 0..<3000 { signal.values[index] = 0.35 }
    let threshold = try #require(InkThreshold(signal, isOnlyDarkestInk: true))
    #expect(abs(threshold.ink - 0.8) <= Self.bin)
    #expect(abs(threshold.high - 0.56) <= Self.bin)
    #expect(abs(threshold.low - 0.4) <= Self.bin)
    #expect(try #require(InkThreshold(signal)).low < 0.35)
    #expect(InkThreshold(signal, minimumInk: 0.81, isOnlyDarkestInk: true) == nil)
  }
}
