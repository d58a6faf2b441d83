import DigitRecognition
import Figures
import Testing

@testable import DigitReport

@Suite struct RiskCoverageSectionTests {
  private static func curve(right: Int, wrong: Int, refused: Int) -> RiskCoverage {
    let answers = (0..<right + wrong).map { index in
      ScoredAnswer(confidence: 1 - Float(index) / 10000, isRight: index < right)
    }
    return RiskCoverage(answers, refused: refused)
  }

  @Test("The chart shows the error rate at each fraction answered, and ends with that of all answers")
  func chart() throws {
    let curve = try #require(Self.curve(right: 3, wrong: 1, refused: 1).chart.curves.first)
    #expect(curve.points.map(\.x) == [20, 40, 60, 80])
    #expect(curve.points.map(\.y) == [0, 0, 0, 0.25])
    #expect(curve.lastValue == "25.00\u{A0}%")
  }

  @Test("Long curves are thinned, begin with a hundredth, and keep the last point")
  func thinned() throws {
    let curve = try #require(Self.curve(right: 4990, wrong: 10, refused: 0).chart.curves.first)
    // Of the points 50…5000 every tenth, the last among them.
    #expect(
      curve.points.map(\.x) == stride(from: 50, through: 5000, by: 10).map { 100 * (Double($0) / 5000) })
    #expect(curve.points.last?.y == 0.002)
  }

  @Test("The table says how much can be answered; without answers there is a dash and no curve")
  func table() {
    let section = Self.curve(right: 98, wrong: 1, refused: 1).section.markup.source
    #expect(section.contains("<th scope=\"row\">0.5\u{A0}%</th><td>98.00\u{A0}%</td><td>99.03\u{A0}%</td>"))
    #expect(section.contains("<th scope=\"row\">2.0\u{A0}%</th><td>99.00\u{A0}%</td><td>99.02\u{A0}%</td>"))
    let empty = Self.curve(right: 0, wrong: 0, refused: 2)
    #expect(
      empty.section.markup.source.contains(
        "<th scope=\"row\">0.1\u{A0}%</th><td>0.00\u{A0}%</td><td>–</td>"))
    #expect(empty.chart.figure.texts.map(\.text) == ["no values"])
  }
}
