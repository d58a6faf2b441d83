import Testing

@testable import Figures

@Suite struct LineChartTests {
  private static func chart(_ values: [[Double]], from first: Double = 0) -> LineChart {
    LineChart(
      title: "t", xTitle: "epoch", yTitle: "loss",
      curves: values.enumerated().map { index, values in
        .init(
          name: "curve \(index)",
          points: values.enumerated().map { Point(x: first + Double($0.offset), y: $0.element) },
          stroke: Stroke(color: .accent), lastValue: values.last.map { "\($0)" })
      })
  }

  @Test("Curves are placed by the axes, whose ticks are labeled")
  func points() throws {
    let chart = Self.chart([[0, 5, 10]])
    let curve = try #require(chart.figure.lines.last)
    #expect(curve.map(\.x) == [42, 157, 272])
    #expect(curve.map(\.y) == [216, 120, 24])
    #expect(
      chart.figure.texts.map(\.text) == [
        "0", "2", "4", "6", "8", "10", "0", "1", "2", "loss", "epoch", "curve 0", "10.0",
      ])
  }

  @Test("The y axis is logarithmic if the values are positive and span more than a factor of 30")
  func logarithmic() throws {
    let curve = try #require(Self.chart([[10, 1, 0.1]]).figure.lines.last)
    #expect(abs(curve[0].y - 2 * curve[1].y + curve[2].y) < 1e-9)
    #expect(Self.chart([[10, 1, 0.1]]).figure.texts.contains { $0.text == "loss (log scale)" })
    // 0 has no logarithm.
    let linear = try #require(Self.chart([[10, 1, 0]]).figure.lines.last)
    #expect(linear.map(\.y) == [24, 196.8, 216])
    #expect(Self.chart([[10, 1, 0]]).figure.texts.contains { $0.text == "loss" })
  }

  @Test(
    "Values that are not finite are left out, and all others stay in the figure",
    arguments: [[], [.nan], [.infinity, 1], [1], [0], [1, .nan, -.infinity, 2], [3.4e38, 1e-45]] as [[Double]]
  )
  func hostile(values: [Double]) throws {
    let figure = Self.chart([values, values]).figure
    let source = figure.svg(encode: { _ in [] }).source
    #expect(!source.contains("\"nan\"") && !source.contains("nan,") && !source.contains("inf,"))
    #expect(figure.texts.contains { $0.text == "no values" } == !values.contains(where: \.isFinite))
    for point in figure.lines.joined() {
      #expect(point.x >= 0 && point.x <= 360 && point.y >= 0 && point.y <= 256)
    }
  }

  @Test("The names of curves do not overlap and stay beside the frame")
  func endings() throws {
    let figure = Self.chart([[1, 0.5], [1, 0.5], [1, 0.501]]).figure
    let names = figure.texts.filter { $0.text.hasPrefix("curve") }.map(\.place.y).sorted()
    #expect(names == [148, 178, 208])
    #expect(spread([1, 2, 3], distance: 10, within: 0...25) == [1, 11, 21])
    #expect(spread([20, 21, 22], distance: 10, within: 0...25) == [5, 15, 25])
    #expect(spread([5, 40], distance: 10, within: 0...50) == [5, 40])
    #expect(spread([], distance: 10, within: 0...50) == [])
  }

  @Test(
    "Where the y axis cuts off a background, the curve ends, and an arrow at the edge states its extreme value"
  )
  func background() throws {
    let curve = Self.chart([[0.9, 0.95, 0.99]]).curves
    let noise = (0..<100).map { Point(x: Double($0) / 50, y: $0 == 0 ? 0.1 : 0.95) }
    let background = LineChart.Curve(name: "", points: noise, stroke: Stroke(color: .secondary))
    let chart = LineChart(title: "t", xTitle: "", yTitle: "", curves: [background] + curve)
    let lines = chart.figure.lines
    // The curve enters at the lower edge, on its way from the first point to the second.
    let first = lines[lines.count - 3][0]
    #expect(first.y == 216 && abs(first.x - (42 + 2.3 * 0.8 / 0.85)) < 1e-9)
    let arrow = lines[lines.count - 1]
    #expect(arrow == [Point(x: 38.5, y: 211), Point(x: 42, y: 216), Point(x: 45.5, y: 211)])
    let value = try #require(chart.figure.texts.first { $0.text.hasPrefix("min ") })
    #expect(value.text == "min 0.10" && value.place == Point(x: 49, y: 211))
    #expect(!chart.figure.texts.contains { $0.text.hasPrefix("max ") })
    // The text of a mark is along the lower edge: a value nearby is above it.
    for (x, y) in [(0.5, 195.0), (2, 211)] {
      let marked = LineChart(
        title: "t", xTitle: "", yTitle: "", curves: [background] + curve, mark: (x, "best"))
      #expect(marked.figure.texts.first { $0.text == "min 0.10" }?.place.y == y)
    }
    #expect(chart.figure.texts.contains { $0.text == "0.90" })
    #expect(!chart.figure.texts.contains { $0.text == "0.0" })
  }

  @Test("A curve is cut at the edges of the frame, also where it passes through in one step")
  func clipping() {
    let plot = Plot(
      x: Axis(within: 0...4), y: Axis(covering: 0...10), frame: Rectangle(x: 0, y: 0, width: 400, height: 100)
    )
    let curve = [(0, 5), (1, 15), (2, -5), (3, 20), (4, 10)].map { Point(x: $0.0, y: $0.1) }
    #expect(
      plot.clipped(curve) == [
        [Point(x: 0, y: 50), Point(x: 50, y: 0)], [Point(x: 125, y: 0), Point(x: 175, y: 100)],
        [Point(x: 220, y: 100), Point(x: 260, y: 0)], [Point(x: 400, y: 0)],
      ])
    #expect(plot.clipped([]) == [])
  }

  @Test("The text alternative has the last values")
  func alternative() {
    #expect(Self.chart([[3, 2], [5, 4]]).figure.title == "t: curve 0 2.0, curve 1 4.0")
  }

  @Test("A mark is a vertical line with a text")
  func mark() throws {
    let chart = LineChart(
      title: "", xTitle: "", yTitle: "", curves: Self.chart([[3, 2, 1, 2]]).curves, mark: (2, "best: epoch 2")
    )
    let figure = chart.figure
    let line = try #require(figure.lines.first { $0.count == 2 && $0[0].x == $0[1].x && $0[0].y == 24 })
    #expect(abs(line[0].x - (42 + 230 * 2 / 3.0)) < 1e-9)
    #expect(figure.texts.contains { $0.text == "best: epoch 2" })
  }
}
