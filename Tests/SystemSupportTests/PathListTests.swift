import Foundation
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

  @Test("A line of one hyphen is a file of that name, not standard input")
  func hyphen() throws {
    #expect(try inputs("-\n--\n-a") == [.named("./-"), .named("--"), .named("-a")])
  }

  @Test("A long list is read completely")
  func long() throws {
    let paths = (0..<20_000).map { "/nonexistent/\($0)" }
    #expect(try inputs(paths.joined(separator: "\n")) == paths.map { .named($0) })
  }

  @Test("A line that no path can be is an error, after which the list goes on")
  func overlong() throws {
    let inputs = try inputs("/x/a\n" + String(repeating: "x", count: 1 << 20) + "\n/x/b\n/x/\0c\n/x/d")
    let start = String(repeating: "x", count: 60) + "…"
    #expect(
      inputs == [
        .named("/x/a"), .unreadable(FileError(path: start, operation: "open", number: ENAMETOOLONG)),
        .named("/x/b"), .unreadable(FileError(path: "/x/", operation: "open", number: EILSEQ)),
        .named("/x/d"),
      ])
  }

  @Test("A list that is one endless line yields an error and ends")
  func endless() throws {
    let inputs = try inputs(String(repeating: "x", count: 1 << 20))
    #expect(inputs.map(\.path) == [String(repeating: "x", count: 60) + "…"])
  }

  @Test("A path may be any bytes")
  func bytes() throws {
    let folder = try TemporaryFolder()
    try Data([0x2F, 0xFF, 0x0A]).write(to: URL(filePath: folder.file("list")))
    let list = try PathList(path: folder.file("list"), nulSeparated: false)
    #expect(Array(InputFiles(paths: [], list: list)) == [.named(pathText([0x2F, 0xFF]))])
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
