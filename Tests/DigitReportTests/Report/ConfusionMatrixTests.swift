import DigitRecognition
import Figures
import Testing

@testable import DigitReport

@Suite struct ConfusionMatrixTests {
  /// Of 100 nines, 98 are classified correctly and two as fours; a 3 is classified correctly.
  private static var report: ClassificationReport {
    var report = ClassificationReport()
    for index in 0..<100 { report.record(confident(index < 98 ? 9 : 4), label: 9, image: "") }
    report.record(confident(3), label: 3, image: "")
    return report
  }

  @Test("Each cell shows its count, colored by its fraction of the row; errors have a scale of their own")
  func cells() throws {
    let matrix = ConfusionMatrix(Self.report)
    let figure = matrix.figure
    let cells = figure.fills
    #expect(cells.count == 100)
    let (right, wrong) = (cells[99], cells[94])
    #expect(right.fill.color == .accent && wrong.fill.color == .contrast)
    #expect(abs(right.fill.opacity - 0.98 * 0.55) < 1e-12)
    #expect(wrong.fill.opacity == 0.55)
    #expect(cells[0].fill.opacity == 0)
    #expect(matrix.maximumErrorFraction == 0.02)
    #expect(text(in: right.box, of: figure) == "98")
    #expect(text(in: wrong.box, of: figure) == "2")
    #expect(text(in: cells[33].box, of: figure) == "1")
    #expect(text(in: cells[0].box, of: figure) == "·")
    #expect(figure.texts.contains { $0.text == "98.0\u{A0}%" })
    #expect(figure.texts.filter { $0.text == "–" }.count == 8)
    #expect(figure.texts.prefix(3).map(\.text) == ["true", "predicted", "recall"])
    // The recall ends at the right; at 7 units per character it starts beyond the cells.
    for text in figure.texts where text.text.hasSuffix("\u{A0}%") {
      #expect(text.place.x - 7 * Double(text.text.count) > right.box.x + right.box.width)
    }
  }

  @Test("Images without a prediction have a column, which counts in the fractions")
  func unanswered() {
    var report = Self.report
    report.record(.noDigitFound, label: 3)
    let figure = ConfusionMatrix(report).figure
    #expect(figure.fills.count == 110)
    #expect(text(in: figure.fills[3 * 11 + 10].box, of: figure) == "1")
    #expect(figure.texts.contains { $0.text == "none" })
    #expect(figure.texts.contains { $0.text == "50.0\u{A0}%" })
  }

  @Test(
    "Counts have at most four characters",
    arguments: [(0, "0"), (9999, "9999"), (10_000, "10k"), (123_456, "123k"), (7_000_000, "7M")])
  func brevity(count: Int, text: String) { #expect(brief(count) == text) }

  private func text(in box: Rectangle, of figure: Figure) -> String? {
    figure.texts.first { text in
      text.place.x > box.x && text.place.x < box.x + box.width && text.place.y > box.y
        && text.place.y < box.y + box.height
    }?.text
  }
}

/// A prediction with a confidence; the other digits are equally probable.
func confident(_ digit: Int, _ confidence: Float = 1) -> Prediction {
  Prediction(probabilities: (0..<10).map { $0 == digit ? confidence : (1 - confidence) / 9 })
}
