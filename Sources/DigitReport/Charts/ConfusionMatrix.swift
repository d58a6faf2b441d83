import DigitRecognition
import SystemSupport

/// Which digits are taken for which: counts, colored by their share of the row.
struct ConfusionMatrix {
  /// True × answered.
  let counts: [[Int]]
  /// How many of each true digit got no answer.
  let unanswered: [Int]

  init(_ report: ClassificationReport) {
    (counts, unanswered) = (report.confusion, report.unanswered)
  }

  private static let (left, top) = (22.0, 40.0)
  /// What the shares of right answers take, right of the cells.
  private static let shareWidth = 44.0
  /// Text must stay readable on the fullest cell.
  private static let greatestOpacity = 0.55

  /// The greatest share of a row that is in one wrong cell; in full color.
  var worstShare: Double {
    counts.indices.flatMap { row in cells(row).indices.filter { $0 != row }.map { share(row, $0) } }.max()
      ?? 0
  }

  var figure: Figure {
    let columns = cells(0).count
    let right = Self.left + Double(columns) * cell
    var figure = Figure(
      width: right + Self.shareWidth, height: Self.top + Double(counts.count) * cell + 2, scale: 1.5,
      title: "Confusion matrix: true digits down, answers across")
    drawHeadings(in: &figure, columns: columns)
    let worst = worstShare
    for row in counts.indices {
      for (column, count) in cells(row).enumerated() {
        let opacity = column == row ? share(row, column) : worst > 0 ? share(row, column) / worst : 0
        draw(count, row: row, column: column, opacity: opacity, in: &figure)
      }
      let text = isEmpty(row) ? "–" : briefPercent(share(row, row))
      let style = TextStyle(size: 12, anchor: .end)
      figure.add(.text(text, at: Point(x: right + Self.shareWidth - 2, y: baseline(row)), style))
    }
    return figure
  }

  private func drawHeadings(in figure: inout Figure, columns: Int) {
    figure.add(.text("true", at: Point(x: 0, y: Self.top - 8), .axis(.start)))
    figure.add(.text("answered", at: Point(x: Self.left, y: 12), .axis(.start)))
    figure.add(.text("right", at: Point(x: figure.width - 2, y: Self.top - 8), .axis(.end)))
    let style = TextStyle(size: 13, anchor: .middle, isBold: true)
    for column in 0..<columns {
      let name = column < counts.count ? "\(column)" : "none"
      let x = Self.left + (Double(column) + 0.5) * cell
      figure.add(
        .text(name, at: Point(x: x, y: Self.top - 8), column < counts.count ? style : .axis(.middle)))
    }
    for row in counts.indices {
      figure.add(.text("\(row)", at: Point(x: Self.left / 2, y: baseline(row)), style))
    }
  }

  private func draw(_ count: Int, row: Int, column: Int, opacity: Double, in figure: inout Figure) {
    let box = Rectangle(
      x: Self.left + Double(column) * cell, y: Self.top + Double(row) * cell,
      width: cell, height: cell)
    let color: Color = column == row ? .accent : .contrast
    // What there is must be seen, however rare.
    let visible = count == 0 ? 0 : max(0.08, opacity * Self.greatestOpacity)
    figure.add(
      .rectangle(
        box, fill: Fill(color: color, opacity: visible), stroke: Stroke(color: .rule, width: 1)))
    let style = TextStyle(
      size: 11.75, color: count == 0 ? .quiet : .text, anchor: .middle,
      isBold: column == row && (1..<1000).contains(count))
    let middle = Point(x: box.x + cell / 2, y: baseline(row))
    figure.add(.text(count == 0 ? "·" : brief(count), at: middle, style))
  }

  /// Where the text of a row stands.
  private func baseline(_ row: Int) -> Double { Self.top + (Double(row) + 0.5) * cell + 4 }

  /// Whether any picture got no answer.
  private var hasUnanswered: Bool { unanswered.contains { $0 > 0 } }

  /// The side of a cell: all of them together must stay readable on a phone.
  private var cell: Double { hasUnanswered ? 28 : 29.5 }

  /// A row with those that got no answer, where any row has such.
  private func cells(_ row: Int) -> [Int] { counts[row] + (hasUnanswered ? [unanswered[row]] : []) }

  private func isEmpty(_ row: Int) -> Bool { cells(row).allSatisfy { $0 == 0 } }

  private func share(_ row: Int, _ column: Int) -> Double {
    let cells = cells(row)
    return Double(cells[column]) / Double(max(1, cells.reduce(0, +)))
  }
}

/// A share as a percentage with one decimal place; what is not quite all is not rounded to that.
private func briefPercent(_ share: Double) -> String {
  share == 1 ? "100\u{A0}%" : decimalText(min(100 * share, 99.9), places: 1) + "\u{A0}%"
}

/// A count in at most four characters, for narrow places: `9812`, `12k`, `3M`.
func brief(_ count: Int) -> String {
  switch count {
  case ..<10_000: "\(count)"
  case ..<1_000_000: "\(count / 1000)k"
  default: "\(count / 1_000_000)M"
  }
}
