/// Values on both sides of 0 as bars, each with its name and its number.
struct SignedBars {
  struct Bar {
    let name: String
    let value: Float
    let isEmphasized: Bool
  }

  let title: String
  let bars: [Bar]

  private static let (rowHeight, barHeight) = (26.0, 14.0)
  /// Where bars and their numbers have room, and where the value 0 is if there are values on both sides.
  private static let (left, right) = (30.0, 270.0)
  private static let width = 360.0

  var figure: Figure {
    var figure = Figure(width: Self.width, height: Double(bars.count) * Self.rowHeight, title: title)
    // A network whose weights are too large ends in infinities.
    let values = bars.map { $0.value.isFinite ? $0.value : 0 }
    let (low, high) = (min(0, values.min() ?? 0), max(0, values.max() ?? 0))
    let unit = (Self.right - Self.left) / Double(max(high - low, .leastNormalMagnitude))
    let zero = Self.left - Double(low) * unit
    for (row, bar) in bars.enumerated() {
      let middle = (Double(row) + 0.5) * Self.rowHeight
      let style = TextStyle(
        size: 14, color: bar.isEmphasized ? .text : .quiet, isBold: bar.isEmphasized)
      var numberStyle = style
      numberStyle.anchor = .end
      let length = Double(values[row]) * unit
      let box = Rectangle(
        x: min(zero, zero + length), y: middle - Self.barHeight / 2, width: abs(length),
        height: Self.barHeight)
      figure.add(.rectangle(box, fill: Fill(color: bar.value < 0 ? .contrast : .accent)))
      figure.add(.text(bar.name, at: Point(x: 4, y: middle + 5), style))
      figure.add(
        .text(significant(bar.value), at: Point(x: Self.width - 2, y: middle + 5), numberStyle))
    }
    figure.add(.line([Point(x: zero, y: 0), Point(x: zero, y: figure.height)], .axis))
    return figure
  }
}
