import Testing

@testable import DigitImage

@Suite("Histogram")
struct HistogramTests {
  /// The width of a bin.
  private static let bin: Float = 1.0 / 512
  /// 0, 0.01, …, 0.99.
  private static let ramp = Plane(width: 10, height: 10, values: (0..<100).map { Float($0) / 100 })

  @Test("The value that a number or a fraction of the pixels exceed")
  func exceeded() {
    let histogram = Histogram(Self.ramp)
    #expect(abs(histogram.value(exceededByFraction: 0.5) - 0.49) <= Self.bin)
    #expect(abs(histogram.value(exceededBy: 10) - 0.89) <= Self.bin)
    #expect(histogram.value(exceededBy: 100) == -1)
  }

  @Test("The median of the values above a level")
  func median() throws {
    let histogram = Histogram(Self.ramp)
    // 0.81, …, 0.99.
    #expect(abs(try #require(histogram.median(above: 0.8)) - 0.9) <= Self.bin)
    #expect(histogram.median(above: 0.999) == nil)
  }

  @Test("Counting every other row with double weight gives the same total")
  func rowStep() {
    let rows = Plane(width: 1, height: 4, values: [0.5, -0.5, 0.5, -0.5])
    #expect(Histogram(rows, rowStep: 2).value(exceededBy: 3) == 0.5)
    #expect(Histogram(rows).value(exceededBy: 3) == -0.5)
  }

  @Test("Values outside −1…1 count as −1 or 1")
  func outOfRange() {
    let histogram = Histogram(Plane(width: 4, height: 1, values: [-7, 7, 1e20, -1e20]))
    #expect(histogram.value(exceededBy: 1) == 1 - Self.bin)
    #expect(histogram.value(exceededBy: 2) == -1)
  }
}
