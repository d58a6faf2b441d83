import Foundation
import SystemSupport
import Testing

@Suite struct PathListTests {
  private func inputs(_ text: String, nulSeparated: Bool = false) throws -> [InputFile] {
    let file = FileManager.default.temporaryDirectory.appending(path: "list-\(UUID().uuidString)")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return Array(InputFiles(paths: [], list: try PathList(path: file.path, nulSeparated: nulSeparated)))
  }

  @Test("Paths stand one a line; the last may lack its line end, and blank lines do not count")
  func lines() throws {
    #expect(try inputs("/x/a\n\n/x/b\r\n/x/c") == [.named("/x/a"), .named("/x/b"), .named("/x/c")])
    #expect(try inputs("").isEmpty)
    #expect(try inputs("\n\n").isEmpty)
  }

  @Test("NUL-separated paths may hold line ends")
  func nul() throws {
    #expect(try inputs("/x/a\nb\r\0/x/c\0", nulSeparated: true) == [.named("/x/a\nb\r"), .named("/x/c")])
  }

  @Test("A list of any length comes whole")
  func long() throws {
    let paths = (0..<20_000).map { "/nonexistent/\($0)" }
    #expect(try inputs(paths.joined(separator: "\n")) == paths.map { .named($0) })
  }

  @Test("What goes on for ever without a line end is no list of paths")
  func endless() throws {
    let inputs = try inputs("/x/a\n" + String(repeating: "x", count: 1 << 20) + "\n/x/b\n")
    #expect(inputs.count == 2)
    guard case .unreadable = inputs.last else {
      Issue.record("\(inputs)")
      return
    }
  }

  @Test("A missing list is an error that names it, a folder is another")
  func failures() throws {
    #expect(throws: FileError(path: "/nonexistent", operation: "open", number: ENOENT)) {
      try PathList(path: "/nonexistent", nulSeparated: false)
    }
    #expect(throws: FileError(path: "/tmp", operation: "read", number: EISDIR)) {
      try PathList(path: "/tmp", nulSeparated: false)
    }
  }
}
