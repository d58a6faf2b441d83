import Testing

@testable import DigitReport

@Suite struct LineChartTests {
  private static func chart(_ values: [[Double]], from first: Double = 0) -> LineChart {
    LineChart(
      title: "t", xName: "epoch", yName: "loss",
      curves: values.enumerated().map { index, values in
        .init(
          name: "curve \(index)",
          points: values.enumerated().map { Point(x: first + Double($0.offset), y: $0.element) },
          ending: values.last.map { "\($0)" })
      })
  }

  @Test("Points lie in the frame where the axes say")
  func points() throws {
    let chart = Self.chart([[0, 5, 10]])
    let curve = try #require(chart.figure.lines.last)
    #expect(curve.map(\.x) == [42, 157, 272])
    #expect(curve.map(\.y) == [216, 120, 24])
    #expect(chart.figure.texts.contains { $0.text == "10.0" || $0.text == "10" })
  }

  @Test("Over decades the loss is drawn logarithmically")
  func logarithmic() throws {
    let curve = try #require(Self.chart([[10, 1, 0.1]]).figure.lines.last)
    #expect(abs(curve[0].y - 2 * curve[1].y + curve[2].y) < 1e-9)
    // One 0 forbids it.
    let linear = try #require(Self.chart([[10, 1, 0]]).figure.lines.last)
    #expect(linear.map(\.y) == [24, 196.8, 216])
  }

  @Test(
    "What cannot be drawn is left out, and nothing crashes",
    arguments: [[], [.nan], [.infinity, 1], [1], [0], [1, .nan, -.infinity, 2], [3.4e38, 1e-45]] as [[Double]]
  )
  func hostile(values: [Double]) throws {
    let figure = Self.chart([values, values]).figure
    let source = figure.svg.source
    #expect(!source.contains("\"nan\"") && !source.contains("nan,") && !source.contains("inf,"))
    #expect(figure.texts.contains { $0.text == "no values" } == !values.contains(where: \.isFinite))
    for point in figure.lines.joined() {
      #expect(point.x >= 0 && point.x <= 360 && point.y >= 0 && point.y <= 256)
    }
  }

  @Test("Names at the curves' ends keep apart, and within the frame")
  func endings() throws {
    let figure = Self.chart([[1, 0.5], [1, 0.5], [1, 0.501]]).figure
    let names = figure.texts.filter { $0.text.hasPrefix("curve") }.map(\.place.y).sorted()
    #expect(names.count == 3)
    #expect(names[1] - names[0] >= 30 && names[2] - names[1] >= 30)
    #expect(names[2] <= 216)
    #expect(spread([1, 2, 3], distance: 10, within: 0...25) == [1, 11, 21])
    #expect(spread([20, 21, 22], distance: 10, within: 0...25) == [5, 15, 25])
    #expect(spread([5, 40], distance: 10, within: 0...50) == [5, 40])
    #expect(spread([], distance: 10, within: 0...50) == [])
  }

  @Test("A background hides its outermost values, not those of the curves before it")
  func background() throws {
    var chart = Self.chart([[0.9, 0.95, 0.99]])
    let noise = (0..<100).map { Point(x: Double($0) / 50, y: $0 == 0 ? 0.1 : 0.95) }
    chart = LineChart(
      title: "t", xName: "", yName: "", curves: [.init(name: "", points: noise)] + chart.curves)
    let lines = chart.figure.lines
    #expect(lines[lines.count - 2][0].y == 216)
    #expect(chart.figure.texts.contains { $0.text == "0.90" })
    #expect(!chart.figure.texts.contains { $0.text == "0.0" })
  }

  @Test("What stands out is marked at its place")
  func mark() throws {
    var chart = Self.chart([[3, 2, 1, 2]])
    chart.mark = (2, "best: epoch 2")
    let figure = chart.figure
    let line = try #require(figure.lines.first { $0.count == 2 && $0[0].x == $0[1].x && $0[0].y == 24 })
    #expect(abs(line[0].x - (42 + 230 * 2 / 3.0)) < 1e-9)
    #expect(figure.texts.contains { $0.text == "best: epoch 2" })
  }
}

extension Figure {
  /// The points of its lines, in order.
  var lines: [[Point]] {
    shapes.compactMap { if case .line(let points, _) = $0 { points } else { nil } }
  }

  var texts: [(text: String, place: Point)] {
    shapes.compactMap { if case .text(let text, let place, _) = $0 { (text, place) } else { nil } }
  }

  /// Its filled rectangles, in order.
  var fills: [(box: Rectangle, fill: Fill)] {
    shapes.compactMap { if case .rectangle(let box, let fill?, _) = $0 { (box, fill) } else { nil } }
  }
}
