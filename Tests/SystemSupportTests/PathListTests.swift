import SystemSupport
import TestSupport
import Testing

@Suite struct PathListTests {
  private func inputs(_ text: String, nulSeparated: Bool = false) throws -> [InputFile] {
    let folder = try TemporaryFolder()
    let list = try PathList(path: folder.write("list", text), nulSeparated: nulSeparated)
    return Array(InputFiles(paths: [], list: list))
  }

  @Test("A list has one path per line; the last line ending is optional, and blank lines are skipped")
  func lines() throws {
    #expect(try inputs("/x/a\n\n/x/b\r\n/x/c") == [.named("/x/a"), .named("/x/b"), .named("/x/c")])
    #expect(try inputs("").isEmpty)
    #expect(try inputs("\n\n").isEmpty)
  }

  @Test("NUL-separated paths may contain line feeds")
  func nul() throws {
    #expect(try inputs("/x/a\nb\r\0/x/c\0", nulSeparated: true) == [.named("/x/a\nb\r"), .named("/x/c")])
  }

  @Test("A long list is read completely")
  func long() throws {
    let paths = (0..<20_000).map { "/nonexistent/\($0)" }
    #expect(try inputs(paths.joined(separator: "\n")) == paths.map { .named($0) })
  }

  @Test("An endless file without a line ending is an error")
  func endless() throws {
    let inputs = try inputs("/x/a\n" + String(repeating: "x", count: 1 << 20) + "\n/x/b\n")
    #expect(inputs.count == 2)
    guard case .unreadable(let error) = inputs.last else {
      Issue.record("\(inputs)")
      return
    }
    #expect((error.operation, error.number) == ("read", ENAMETOOLONG))
  }

  @Test("A missing list and a folder are errors that name the path")
  func failures() throws {
    #expect(throws: FileError(path: "/nonexistent", operation: "open", number: ENOENT)) {
      try PathList(path: "/nonexistent", nulSeparated: false)
    }
    #expect(throws: FileError(path: "/tmp", operation: "read", number: EISDIR)) {
      try PathList(path: "/tmp", nulSeparated: false)
    }
  }
}
