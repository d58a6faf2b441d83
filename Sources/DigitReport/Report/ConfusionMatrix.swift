import DigitRecognition
import Figures
import SystemSupport

/// A confusion matrix as a figure: counts, colored by their fraction of the row.
struct ConfusionMatrix {
  /// True × predicted.
  let counts: [[Int]]
  /// Images of each true digit without a prediction.
  let unanswered: [Int]

  init(_ report: ClassificationReport) {
    (counts, unanswered) = (report.confusion, report.unanswered)
  }

  private static let (left, top) = (22.0, 40.0)
  /// The width of the recall column to the right of the cells.
  private static let recallWidth = 56.0
  /// Text must stay readable on all cells.
  private static let maximumOpacity = 0.55

  /// The maximum fraction of a row in one wrong cell, which is drawn in full color.
  var maximumErrorFraction: Double {
    counts.indices.flatMap { row in cells(row).indices.filter { $0 != row }.map { fraction(row, $0) } }.max()
      ?? 0
  }

  var figure: Figure {
    let columns = cells(0).count
    let right = Self.left + Double(columns) * cell
    let width = right + Self.recallWidth
    var figure = Figure(
      width: width, height: Self.top + Double(counts.count) * cell + 2, scale: 540 / width,
      title: "Confusion matrix: true digits down, predictions across")
    drawHeadings(in: &figure, columns: columns)
    let maximumError = maximumErrorFraction
    for row in counts.indices {
      for (column, count) in cells(row).enumerated() {
        let fraction = fraction(row, column)
        let opacity = column == row ? fraction : maximumError > 0 ? fraction / maximumError : 0
        draw(count, row: row, column: column, opacity: opacity, in: &figure)
      }
      let text = isEmpty(row) ? "–" : briefPercent(fraction(row, row))
      let style = TextStyle(size: 12, anchor: .end)
      figure.add(.text(text, at: Point(x: right + Self.recallWidth - 2, y: baseline(row)), style))
    }
    return figure
  }

  private func drawHeadings(in figure: inout Figure, columns: Int) {
    figure.add(.text("true", at: Point(x: 0, y: Self.top - 8), .axis(.start)))
    figure.add(.text("predicted", at: Point(x: Self.left, y: 12), .axis(.start)))
    figure.add(.text("recall", at: Point(x: figure.width - 2, y: Self.top - 8), .axis(.end)))
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
    // Rare predictions must be visible too.
    let visible = count == 0 ? 0 : max(0.08, opacity * Self.maximumOpacity)
    figure.add(.rectangle(box, fill: Fill(color: color, opacity: visible), stroke: .grid))
    let style = TextStyle(
      size: 11.75, color: count == 0 ? .secondary : .text, anchor: .middle,
      isBold: column == row && (1..<1000).contains(count))
    let center = Point(x: box.x + cell / 2, y: baseline(row))
    figure.add(.text(count == 0 ? "·" : brief(count), at: center, style))
  }

  /// The baseline of a row's text.
  private func baseline(_ row: Int) -> Double { Self.top + (Double(row) + 0.5) * cell + 4 }

  /// Whether any image has no prediction.
  private var hasUnanswered: Bool { unanswered.contains { $0 > 0 } }

  /// The side length of a cell, so that the matrix is readable on a phone.
  private var cell: Double { hasUnanswered ? 27.5 : 29.5 }

  /// The counts of a row, followed by its images without a prediction if any row has some.
  private func cells(_ row: Int) -> [Int] { counts[row] + (hasUnanswered ? [unanswered[row]] : []) }

  private func isEmpty(_ row: Int) -> Bool { cells(row).allSatisfy { $0 == 0 } }

  private func fraction(_ row: Int, _ column: Int) -> Double {
    let cells = cells(row)
    return Double(cells[column]) / Double(max(1, cells.reduce(0, +)))
  }
}

/// A fraction as a percentage with one decimal place: `briefPercent(0.982)` is `"98.2 %"`.
///
/// Only 1 is written as 100 %: `briefPercent(0.9999)` is `"99.9 %"`.
private func briefPercent(_ fraction: Double) -> String {
  fraction == 1 ? "100\u{A0}%" : decimalText(min(100 * fraction, 99.9), places: 1) + "\u{A0}%"
}

/// A count in at most four characters: `brief(9812)` is `"9812"`, `brief(12_345)` is `"12k"`.
func brief(_ count: Int) -> String {
  switch count {
  case ..<10_000: "\(count)"
  case ..<1_000_000: "\(count / 1000)k"
  default: "\(count / 1_000_000)M"
  }
}
