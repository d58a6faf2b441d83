/// Horizontal bars, each with its name on the left and its value on the right.
public struct BarChart: Sendable {
  public struct Bar: Sendable {
    public let name: String
    /// Values that are not finite have no bar.
    public let value: Double
    /// The value's text.
    public let label: String
    public let isEmphasized: Bool

    public init(name: String, value: Double, label: String, isEmphasized: Bool) {
      (self.name, self.value, self.label, self.isEmphasized) = (name, value, label, isEmphasized)
    }
  }

  /// The kind of the values, which decides how the bars are drawn.
  public enum Values: Sendable {
    /// Fractions, 0…1. Each bar is drawn over a track as long as 1; emphasized bars are colored.
    case fractions
    /// Positive and negative values in two colors, with a line at 0. The longest bars fill the width.
    case signed
  }

  public let title: String
  public let values: Values
  public let bars: [Bar]

  public init(title: String, values: Values, bars: [Bar]) {
    (self.title, self.values, self.bars) = (title, values, bars)
  }

  public var figure: Figure {
    var figure = Figure(
      width: Layout.width, height: Double(bars.count) * Layout.rowHeight, scale: 1.25, title: title)
    let lengths = bars.map { $0.value.isFinite ? $0.value : 0 }
    let (low, high) =
      values == .fractions ? (0, 1) : (min(0, lengths.min() ?? 0), max(0, lengths.max() ?? 0))
    let unit = (Layout.right - Layout.left) / max(high - low, 1e-38)
    let zero = Layout.left - low * unit
    for (row, bar) in bars.enumerated() {
      let center = (Double(row) + 0.5) * Layout.rowHeight
      let length = lengths[row] * unit
      var box = Rectangle(
        x: Layout.left, y: center - Layout.barHeight / 2, width: Layout.right - Layout.left,
        height: Layout.barHeight)
      if values == .fractions { figure.add(.rectangle(box, fill: Fill(color: .rule, opacity: 0.6))) }
      (box.x, box.width) = (min(zero, zero + length), abs(length))
      figure.add(.rectangle(box, fill: Fill(color: color(of: bar))))
      var style = TextStyle(
        size: Layout.fontSize, color: bar.isEmphasized ? .text : .secondary, isBold: bar.isEmphasized)
      figure.add(.text(bar.name, at: Point(x: 4, y: center + 5), style))
      style.anchor = .end
      figure.add(.text(bar.label, at: Point(x: Layout.width - 2, y: center + 5), style))
    }
    if values == .signed {
      figure.add(.line([Point(x: zero, y: 0), Point(x: zero, y: figure.height)], .axis))
    }
    return figure
  }

  private func color(of bar: Bar) -> Color {
    switch values {
    case .fractions: bar.isEmphasized ? .accent : .secondary
    case .signed: bar.value < 0 ? .contrast : .accent
    }
  }
}

/// Sizes, in units.
private enum Layout {
  static let (rowHeight, barHeight, fontSize) = (26.0, 14.0, 14.0)
  /// Where bars may lie, and where labels end.
  static let (left, right, width) = (30.0, 270.0, 360.0)
}
