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

  @Test(
    "Otsu's threshold of two values is the bin above the lower one",
    arguments: [(0.25, 0.75, 1), (0.25, 0.75, 3), (-0.5, 0.5, 2), (0.5, 0.998, 2)] as [(Float, Float, Int)])
  func otsuLevel(low: Float, high: Float, count: Int) {
    let plane = Plane(width: 4, height: 1, values: (0..<4).map { $0 < count ? low : high })
    let (level, separability) = Histogram(plane).otsuThreshold
    #expect(level == low + Self.bin)
    #expect(separability == 1)
  }

  @Test("Otsu's threshold separates the two of three classes that are farther apart")
  func otsuOfThree() {
    // Means of 0.125 and 0.75: (0.625 / 2)² between the classes, 0.125² / 2 more within the lower one.
    let plane = Plane(width: 4, height: 1, values: [0, 0.25, 0.75, 0.75])
    let (level, separability) = Histogram(plane).otsuThreshold
    #expect(level == 0.25 + Self.bin)
    #expect(abs(separability - 0.09765625 / (0.09765625 + 0.0078125)) < 1e-6)
  }

  @Test("Values outside −1…1 count as −1 or 1")
  func outOfRange() {
    let histogram = Histogram(Plane(width: 4, height: 1, values: [-7, 7, 1e20, -1e20]))
    #expect(histogram.value(exceededBy: 1) == 1 - Self.bin)
    #expect(histogram.value(exceededBy: 2) == -1)
  }

  @Test(
    "Otsu's threshold lies between two values and separates them completely; an even plane has none",
    arguments: [(Float(0.2), Float(0.8), 30), (0.25, 0.5, 3), (-0.5, 0.75, 70)])
  func otsu(low: Float, high: Float, count: Int) {
    let plane = Plane(
      width: 10, height: 10, values: (0..<100).map { $0 < count ? low : high })
    let (level, separability) = Histogram(plane).otsuThreshold
    #expect(level > low && level <= high)
    #expect(abs(separability - 1) < 1e-5)
    #expect(Histogram(Plane(width: 10, height: 10, filledWith: high)).otsuThreshold.separability == 0)
  }

  @Test("Otsu's separability is the variance between the classes as a fraction of the whole variance")
  func separability() {
    // Classes {0, 0.25} and {0.75, 1}: the variance between them is 0.375², within them 0.125².
    let plane = Plane(width: 4, height: 1, values: [0, 0.25, 0.75, 0.998])
    let (level, separability) = Histogram(plane).otsuThreshold
    #expect(level > 0.25 && level <= 0.75)
    #expect(abs(separability - 0.9) < 0.005)
  }
}
