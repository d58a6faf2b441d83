import Foundation
import Testing

@Suite("SECURITY.md") struct SecurityTests {
  /// A row of a table: a limit for people, such as "64 MiB" or "1 to 1,024", and the code that sets it.
  struct Limit: CustomTestStringConvertible {
    let figure: String
    let code: String
    let file: String

    var testDescription: String { code }
  }

  static func limits() throws -> [Limit] {
    try text("SECURITY.md").matches(of: /\| ([^|]+) \| `([^`|]+)` in `([^`|]+)` \|/)
      .map { Limit(figure: String($0.1), code: String($0.2), file: String($0.3)) }
  }

  @Test("Every row of the tables of limits names the code")
  func rows() throws {
    let lines = try text("SECURITY.md").split(separator: "\n")
    let headings = lines.count { $0.hasPrefix("|---") }
    #expect(headings == 2)
    #expect(try Self.limits().count == lines.count { $0.hasPrefix("| ") } - headings)
  }

  @Test("A limit is what the code says", arguments: try limits())
  func value(limit: Limit) throws {
    // The number ends there.
    let source = try text(limit.file)
    let isFound = source.ranges(of: limit.code).contains {
      source[$0.upperBound...].prefixMatch(of: /[\w.]| <</) == nil
    }
    #expect(isFound, "\(limit.file)")
    let code = try #require(limit.code.firstMatch(of: /[=:] (?:Int = )?([^=:]+)$/)).1
    let values = code.components(separatedBy: "...").map(Self.value(ofCode:))
    #expect(!values.contains(nil))
    #expect(limit.figure.components(separatedBy: " to ").map(Self.value(ofFigure:)) == values)
  }

  /// `value(ofCode: "64 << 20")` is 67108864.
  static func value(ofCode text: String) -> Double? {
    let parts = text.components(separatedBy: " << ").map { Double($0.replacing("_", with: "")) }
    guard let first = parts[0] else { return nil }
    guard parts.count == 2 else { return parts.count == 1 ? first : nil }
    return parts[1].map { first * pow(2, $0) }
  }

  /// `value(ofFigure: "64 MiB")` is 67108864.
  static func value(ofFigure text: String) -> Double? {
    let units = [
      "million": 1e6, "MB": 1e6, "s": 1, "KiB": 0x1p10, "MiB": 0x1p20, "Mi": 0x1p20, "GiB": 0x1p30,
    ]
    let words = text.split(separator: " ")
    guard let number = Double(words[0].replacing(",", with: "")) else { return nil }
    guard words.count == 2 else { return words.count == 1 ? number : nil }
    return units[String(words[1])].map { number * $0 }
  }

  @Test("Every check that SECURITY.md names exists")
  func checks() throws {
    let names = try text("SECURITY.md").matches(of: /`((?:\.ci|Tests)\/[^`]+)`/).map { String($0.1) }
    let missing = names.filter {
      !FileManager.default.fileExists(atPath: packageRoot.appending(path: $0).path)
    }
    #expect(names.count == 5)
    #expect(missing == [])
  }
}
