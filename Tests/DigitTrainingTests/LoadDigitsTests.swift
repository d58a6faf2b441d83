import DigitData
import TestSupport
import Testing

@testable import DigitTraining

@Suite struct LoadDigitsTests {
  let folder: TemporaryFolder
  let first: String
  let second: String
  let large: String

  init() throws {
    folder = try TemporaryFolder()
    let zeros = { (count: Int) in String(repeating: ",0", count: count) }
    first = try folder.write("a.csv", "1\(zeros(64))\n2\(zeros(64))")
    second = try folder.write("b.csv", "3\(zeros(64))\n4\(zeros(64))")
    large = try folder.write("c.csv", "5\(zeros(784))")
  }

  private func load(_ sources: [String], limit: Int? = nil) throws -> [UInt8] {
    try LabeledDigits(sources: sources, labelColumn: .first, limit: limit, jobs: 1) { path, _ in
      Issue.record("\(path) was rejected")
    }.labels
  }

  @Test("Sources are loaded in their order, up to the limit")
  func order() throws {
    #expect(try load([second, first]) == [3, 4, 1, 2])
    #expect(try load([first, second], limit: 3) == [1, 2, 3])
    #expect(try load([first, second], limit: 9) == [1, 2, 3, 4])
    // A source beyond the limit is not even opened.
    #expect(try load([first, folder.file("none.csv")], limit: 2) == [1, 2])
  }

  @Test("Sources of other image sizes and empty ones are refused by name")
  func errors() throws {
    #expect(throws: DataError.mixedSizes(path: large, side: 28, others: 8)) { try load([first, large]) }
    let list = try folder.write("empty.tsv", "path\tlabel\n")
    #expect(throws: DataError.empty(path: list)) { try load([list]) }
  }

  @Test("An image file that cannot be read is reported and left out")
  func rejected() throws {
    let list = try folder.write("list.tsv", "none.png\t1\n")
    var rejected: [String] = []
    #expect(throws: DataError.empty(path: list)) {
      try LabeledDigits(sources: [list], labelColumn: .first, jobs: 1) { path, error in
        rejected.append("\(path) \(error.code.rawValue)")
      }
    }
    #expect(rejected == ["\(folder.file("none.png")) not_found"])
  }
}
