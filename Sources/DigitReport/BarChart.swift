/// Shares beside each other as horizontal bars, each with its name and its number.
struct BarChart {
  struct Bar {
    let name: String
    /// 0…1.
    let share: Double
    /// The share as it is written.
    let number: String
    let isEmphasized: Bool
  }

  let title: String
  let bars: [Bar]

  private static let rowHeight = 30.0
  private static let barHeight = 16.0
  /// Where the bars begin, where a share of 1 ends, and where the numbers end.
  private static let (start, end, right) = (32.0, 380.0, 480.0)

  var figure: Figure {
    var figure = Figure(width: Self.right, height: Double(bars.count) * Self.rowHeight, title: title)
    for (row, bar) in bars.enumerated() {
      let middle = (Double(row) + 0.5) * Self.rowHeight
      let track = Rectangle(
        x: Self.start, y: middle - Self.barHeight / 2, width: Self.end - Self.start, height: Self.barHeight)
      var filled = track
      filled.width *= bar.share
      let style = TextStyle(
        size: 15, color: bar.isEmphasized ? .text : .quiet, isBold: bar.isEmphasized)
      var numberStyle = style
      numberStyle.anchor = .end
      figure.add(.text(bar.name, at: Point(x: 4, y: middle + 5), style))
      figure.add(.rectangle(track, fill: Fill(color: .rule, opacity: 0.6)))
      figure.add(.rectangle(filled, fill: Fill(color: bar.isEmphasized ? .accent : .quiet)))
      figure.add(.text(bar.number, at: Point(x: Self.right - 2, y: middle + 5), numberStyle))
    }
    return figure
  }
}
