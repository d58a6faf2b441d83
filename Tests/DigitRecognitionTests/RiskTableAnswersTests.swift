import DigitModel
import Testing

@testable import DigitRecognition

@Suite struct RiskTableAnswersTests {
  @Test("The first row has all answers from 0.5 on; the others fixed fractions of them, the most confident")
  func rows() throws {
    // 1000 answers from 0.5 to 0.9995, every hundredth is wrong; 100 below 0.5; 7 refused.
    let confidences = (0..<1000).map { index -> Float in
      let confidence = 0.5 + Float(index) / 2000
      return index % 100 == 0 ? -confidence : confidence
    }
    let low = [Float](repeating: 0.3, count: 100)
    let table = try #require(RiskTable(RiskCoverageTests.answers(confidences + low), refused: 7))
    #expect(table.samples == 1107)
    let answered = [
      1000, 998, 995, 990, 980, 970, 960, 950, 930, 900, 870, 840, 800, 750, 700, 650, 600, 550, 500, 400,
      300, 200, 100,
    ]
    #expect(table.rows.map(\.answered) == answered)
    #expect(table.rows.map(\.threshold) == answered.map { 0.5 + Float(1000 - $0) / 2000 })
    // The wrong ones from a place on are those whose place is a multiple of 100.
    #expect(table.rows.map(\.errors) == answered.map { $0 / 100 })
  }

  @Test("Answers of the same confidence are in a row together, or in none")
  func ties() throws {
    let confidences = [Float](repeating: 0.6, count: 50) + [Float](repeating: -0.8, count: 50)
    let table = try #require(RiskTable(RiskCoverageTests.answers(confidences), refused: 0))
    #expect(
      table.rows == [
        .init(threshold: 0.5, answered: 100, errors: 50), .init(threshold: 0.8, answered: 50, errors: 50),
      ])
  }

  @Test("Few answers give few rows", arguments: [1, 2, 3, 10])
  func few(count: Int) throws {
    let table = try #require(
      RiskTable(RiskCoverageTests.answers((0..<count).map { 0.9 + Float($0) / 1000 }), refused: 0))
    #expect(table.rows.map(\.answered) == Array((1...count).reversed()))
  }

  @Test("Without an answer of a confidence of 0.5 there is no table")
  func none() {
    #expect(RiskTable([], refused: 5) == nil)
    #expect(RiskTable(RiskCoverageTests.answers([0.49, 0.1]), refused: 0) == nil)
  }
}
