import Testing

@testable import Figures

@Suite struct AxisTests {
  @Test(
    "Ticks of a linear axis are 1, 2 or 5 times a power of ten apart and cover the values",
    arguments: [
      (0.93...0.987, ["0.92", "0.94", "0.96", "0.98", "1.00"]),
      (0...2.3, ["0.0", "0.5", "1.0", "1.5", "2.0", "2.5"]),
      (0...1, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
      (-3...42, ["−10", "0", "10", "20", "30", "40", "50"]),
      (0...0, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
      (50...50, ["44", "46", "48", "50", "52", "54", "56"]),
      (1e-9...4e-9, ["1e−9", "2e−9", "3e−9", "4e−9"]),
      (1.2e-9...1.6e-9, ["1.2e−9", "1.3e−9", "1.4e−9", "1.5e−9", "1.6e−9"]),
      (0...1_200_000, ["0", "500000", "1.0e6", "1.5e6"]),
      (0...3e38, ["0", "1e38", "2e38", "3e38"]),
    ])
  func covering(values: ClosedRange<Double>, labels: [String]) {
    let axis = Axis(covering: values)
    #expect(axis.ticks.map { axis.label($0) } == labels)
    #expect(axis.range.lowerBound <= values.lowerBound && axis.range.upperBound >= values.upperBound)
    #expect(abs(axis.position(of: axis.ticks[0])) < 1e-9)
    #expect(abs(axis.position(of: axis.ticks[axis.ticks.count - 1]) - 1) < 1e-9)
  }

  @Test("An axis of counts ends with its values and has ticks at whole numbers only")
  func within() {
    #expect(Axis(within: 0...7).ticks == [0, 2, 4, 6])
    #expect(Axis(within: 0...7).range == 0...7)
    #expect(Axis(within: 0...2).ticks == [0, 1, 2])
    #expect(Axis(within: 3...4).ticks == [3, 4])
    #expect(Axis(within: 0...300).ticks == [0, 100, 200, 300])
  }

  @Test(
    "A logarithmic axis has ticks at 1, 2 and 5 times powers of ten over few decades, at powers of ten over many"
  )
  func decades() {
    let few = Axis(decadesCovering: 0.03...2.3)
    #expect(few.ticks.map { few.label($0) } == ["0.02", "0.05", "0.1", "0.2", "0.5", "1", "2", "5"])
    let many = Axis(decadesCovering: 0.0003...20)
    #expect(many.ticks.map { many.label($0) } == ["1e−4", "0.001", "0.01", "0.1", "1", "10", "100"])
    let small = Axis(decadesCovering: 1e-5...0.1)
    #expect(small.ticks.map { small.label($0) } == ["1e−5", "1e−4", "0.001", "0.01", "0.1", "1"])
    #expect(abs(many.position(of: 0.1) - 0.5) < 1e-12)
    #expect(Axis(decadesCovering: 1e-300...1e300).ticks.count == 602)
  }

  @Test("Positions are proportional, and labels can be percentages")
  func positions() {
    let axis = Axis(covering: 0.9...1)
    #expect(abs(axis.position(of: 0.95) - 0.5) < 1e-12)
    #expect(axis.label(0.92, times: 100) == "92")
    #expect(Axis(covering: 0.99...0.995).label(0.991, times: 100) == "99.1")
  }
}
