import Testing

@testable import Figures

@Suite struct BarChartTests {
  private static func chart(_ values: BarChart.Values, _ numbers: [Double]) -> BarChart {
    BarChart(
      title: "t", values: values,
      bars: numbers.map { .init(name: "n", value: $0, label: "\($0)", isEmphasized: $0 == 1) })
  }

  @Test("Bars of fractions fill their part of the track; only emphasized ones are colored")
  func fractions() {
    let fills = Self.chart(.fractions, [0, 0.25, 1]).figure.fills
    #expect(fills.map(\.box.width) == [240, 0, 240, 60, 240, 240])
    #expect(fills.map(\.box.x) == [30, 30, 30, 30, 30, 30])
    #expect(fills.map(\.fill.color) == [.rule, .secondary, .rule, .secondary, .rule, .accent])
  }

  @Test("Bars of signed values lie on both sides of the line at 0 and fill the width")
  func signed() {
    let figure = Self.chart(.signed, [-1, 0, 2, 1]).figure
    #expect(figure.fills.map(\.box.x) == [30, 110, 110, 110])
    #expect(figure.fills.map(\.box.width) == [80, 0, 160, 80])
    #expect(figure.fills.map(\.fill.color) == [.contrast, .accent, .accent, .accent])
    #expect(figure.lines == [[Point(x: 110, y: 0), Point(x: 110, y: 104)]])
  }

  @Test(
    "Values that are not finite, and values that are all 0, have empty bars", arguments: [.nan, .infinity, 0])
  func degenerate(value: Double) {
    #expect(Self.chart(.signed, [value, 0]).figure.fills.map(\.box.width) == [0, 0])
    #expect(Self.chart(.signed, [value, 0]).figure.texts.map(\.text) == ["n", "\(value)", "n", "0.0"])
  }
}
