import Foundation
import Testing

@Suite("SECURITY.md") struct SecurityTests {
  /// A row of the table: a limit for people, such as "64 MiB", and the code that sets it.
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

  @Test("Every row of the table of limits names its constant")
  func rows() throws {
    let rows = try text("SECURITY.md").split(separator: "\n").filter { $0.hasPrefix("| ") }
    // The heading is a row too.
    #expect(try Self.limits().count == rows.count - 1)
    #expect(rows.count > 20)
  }

  @Test("A limit is what the code says", arguments: try limits())
  func value(limit: Limit) throws {
    #expect(try text(limit.file).contains(limit.code), "\(limit.file)")
    let code = try #require(limit.code.firstMatch(of: /[=:] (?:Int = )?([^=:]+)$/)).1
    let value = try #require(Self.value(ofCode: String(code)))
    #expect(Self.value(ofFigure: limit.figure) == value)
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
    #expect(names.count == 4)
    #expect(missing == [])
  }
}
