import Testing

@testable import DigitModel

@Suite struct RiskTableTests {
  private static func table(_ samples: Int, _ rows: (Float, Int, Int)...) -> RiskTable? {
    RiskTable(samples: samples, rows: rows.map { .init(threshold: $0.0, answered: $0.1, errors: $0.2) })
  }

  private static let text = "500 0.5:490:20 0.9:400:2 0.99:30:0"

  /// The model of `ModelTests` with a text as its table of digits.
  private static func read(_ text: String, key: String = "risk.digits") throws -> Model {
    var container = try ModelTests.model().container
    container.metadata.append(.init(key: key, value: text))
    return try ModelTests.read(container.bytes)
  }

  @Test("The bounds of all rows hold together: each has a confidence of 1 - 0.05 / rows")
  func bounds() throws {
    let table = try #require(RiskTable(Self.text))
    // scipy.stats.beta.ppf(1 - 0.05 / 3, errors + 1, answered - errors)
    let bounds = [0.06429492462424288, 0.019243495729352897, 0.12757461926349678]
    for (row, bound) in zip(table.rows, bounds) {
      #expect(abs(table.upperBound(of: row) / bound - 1) < 1e-8)
    }
    #expect(abs(table.smallestBound / bounds[1] - 1) < 1e-8)
    #expect(table.rows.map(table.answeredFraction) == [0.98, 0.8, 0.06])
    #expect(table.rows.map(\.errorRate) == [20.0 / 490, 0.005, 0])
  }

  @Test(
    "The row that answers most within the error rate is chosen; few answers prove little, even if all are right",
    arguments: [
      (1, 0.5), (0.0643, 0.5), (0.0642, 0.9), (0.01925, 0.9), (0.01924, nil), (0, nil),
    ] as [(Double, Float?)])
  func choice(maxError: Double, threshold: Float?) throws {
    #expect(try #require(RiskTable(Self.text)).row(maxError: maxError)?.threshold == threshold)
  }

  @Test("A model's tables of digits and of numbers are written and read")
  func roundTrip() throws {
    var model = try ModelTests.model()
    model.digitRisk = Self.table(500, (0.5, 490, 20), (0.9, 400, 2), (0.99, 30, 0))
    #expect(model.digitRisk?.text == Self.text)
    #expect(try ModelTests.read(model.bytes) == model)
    model.numberRisk = Self.table(10_000_000, (0, 10_000_000, 10_000_000), (1, 1, 1))
    #expect(model.numberRisk?.text == "10000000 0.0:10000000:10000000 1.0:1:1")
    let back = try ModelTests.read(model.bytes)
    #expect(back == model && back.bytes == model.bytes)
    model.digitRisk = nil
    #expect(try ModelTests.read(model.bytes) == model)
  }

  @Test(
    "A table that is malformed or contradicts itself is refused by its name",
    arguments: [
      "", " ", "500", "500 ", "500  0.5:490:20", " 500 0.5:490:20", "500 0.5:490:20 ", "500 0.5:490",
      "500 0.5:490:20:1", "500 0.5;490;20", "500,0.5:490:20", "x 0.5:490:20", "500 x:490:20",
      "500 nan:490:20", "500 inf:490:20", "500 -0.1:490:20", "500 1.1:490:20", "500 0.5:-1:0",
      "500 0.5:490:-1", "500 0.5:0:0", "0 0.5:0:0", "-5 0.5:1:0", "500 0.5:501:20", "500 0.5:490:491",
      "500 0.5:490:20 0.5:400:2", "500 0.5:490:20 0.4:400:2", "500 0.5:400:2 0.9:490:20",
      "500 0.5:490:2 0.9:400:20", "500 0.5:490:20 0.9:480:2", "10000001 0.5:490:20",
      "99999999999999999999 0.5:490:20", "500 0.5:99999999999999999999:20",
      "500" + String(repeating: " 0.5:490:20", count: 1000),
      "500" + (0...64).map { " \(Float($0) / 100):\(400 - $0):0" }.joined(),
    ])
  func hostile(text: String) throws {
    for key in ["risk.digits", "risk.numbers"] {
      let error = #expect(throws: ModelError.self) { try Self.read(text, key: key) }
      #expect(
        error
          == .metadata(
            path: "m", key: key, found: text,
            expected:
              "samples and rows of threshold:answered:errors, such as \"500 0.5:490:20 0.9:400:2\""))
    }
  }

  @Test("A table may have as many rows as its limit")
  func manyRows() throws {
    let text = "500" + (0..<64).map { " \(Float($0) / 100):\(400 - $0):0" }.joined()
    #expect(try Self.read(text).digitRisk?.rows.count == 64)
  }
}
