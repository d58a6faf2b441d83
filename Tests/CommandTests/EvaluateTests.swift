import SystemSupport
import Testing

@Suite struct EvaluateTests {
  /// Two blank pictures of 28×28, labelled 1 and 2.
  static let csv = [1, 2].map { "\($0)" + String(repeating: ",0", count: 784) }.joined(separator: "\n")

  @Test("JSON has the promised keys and shapes")
  func json() throws {
    let folder = try TemporaryFolder()
    let run = try runDigit("evaluate", folder.write("a.csv", Self.csv), "--format", "json")
    #expect(run.status == 0)
    let json = try JSON.parse(Array(run.output.utf8))
    #expect(
      json.members?.map(\.key) == [
        "count", "accuracy", "accuracy_interval", "calibration_error", "classes", "confusion", "refused",
      ])
    #expect(json["count"] == 2)
    #expect(json["accuracy_interval"]?.elements?.count == 2)
    #expect(json["confusion"]?.elements?.map { $0.elements?.count } == Array(repeating: 10, count: 10))
    let classes = try #require(json["classes"]?.elements)
    #expect(classes.map { $0["support"]?.integer } == [0, 1, 1, 0, 0, 0, 0, 0, 0, 0])
  }

  @Test("Several files are measured together, and a limit counts over all of them")
  func several() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.csv", Self.csv)
    #expect(try runDigit("evaluate", path, path, path).output.hasPrefix("6 pictures"))
    #expect(try runDigit("evaluate", path, path, path, "--limit", "3").output.hasPrefix("3 pictures"))
  }

  @Test("Bad input ends with its status and names file, row and column")
  func failures() throws {
    let folder = try TemporaryFolder()
    let missing = try runDigit("evaluate", folder.file("none.csv"))
    #expect(missing.status == 66)
    let broken = try folder.write("b.csv", Self.csv + "\n3,x" + String(repeating: ",0", count: 783))
    let run = try runDigit("evaluate", broken)
    #expect(run.status == 65)
    #expect(
      run.errors == "digit: \(broken), row 3, column 2: found \"x\", expected a whole number from 0 to 255\n")
    let small = try folder.write("c.csv", "1" + String(repeating: ",0", count: 64))
    #expect(try runDigit("evaluate", small).status == 64)
    #expect(try runDigit("evaluate").status == 64)
    #expect(try runDigit("evaluate", small, "--limit", "0").status == 64)
    #expect(try runDigit("evaluate", small, "--jobs", "0").status == 64)
  }
}
