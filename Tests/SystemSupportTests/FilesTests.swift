import Foundation
import SystemSupport
import TestSupport
import Testing

@Suite struct FilesTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] }

  @Test("A written file replaces the old one and leaves no temporary file")
  func writeAndRead() throws {
    let path = folder.file("a")
    for count in [100_000, 3, 0] {
      let bytes = (0..<count).map { UInt8($0 % 251) }
      try writeFileAtomically(path, bytes)
      #expect(try readFile(path) == bytes)
    }
    #expect(names == ["a"])
  }

  @Test("Reading a file beyond the size limit fails")
  func limit() throws {
    let path = folder.file("a")
    try writeFileAtomically(path, [UInt8](repeating: 1, count: 11))
    #expect(try readFile(path, limit: 11).count == 11)
    #expect(throws: FileError(path: path, operation: "read", number: EFBIG)) { try readFile(path, limit: 10) }
    #expect(throws: FileError(path: "/dev/zero", operation: "read", number: EFBIG)) {
      try readFile("/dev/zero", limit: 1 << 20)
    }
  }

  @Test("A named pipe without a writer is empty, and one with a writer is read to its end")
  func pipe() throws {
    let path = folder.file("pipe")
    #expect(mkfifo(path, 0o600) == 0)
    #expect(try readFile(path) == [])
    let writer = open(path, O_RDWR)
    try writeAll(writer, [1, 2, 3], path: path)
    let reader = try openForReading(path)
    close(writer)
    #expect(try readAll(reader, path: path) == [1, 2, 3])
    close(reader)
  }

  @Test("Of an endless device that does not begin as expected, only the first bytes are read")
  func unexpectedStart() throws {
    #expect(try readFile("/dev/zero", limit: 1 << 30, ifStart: { $0[0] == 1 }).count == 1 << 16)
    try writeFileAtomically(folder.file("a"), [UInt8](repeating: 2, count: 100_000))
    #expect(try readFile(folder.file("a"), ifStart: { _ in false }).count == 100_000)
  }

  @Test("A device is written directly, not replaced")
  func device() throws {
    try writeFileAtomically("/dev/null", [1, 2, 3])
    var status = stat()
    #expect(stat("/dev/null", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
    #expect(throws: FileError(path: "/dev/full", operation: "write", number: ENOSPC)) {
      try writeFileAtomically("/dev/full", [1])
    }
  }

  @Test("Checking that a file can be written leaves no trace")
  func writable() throws {
    #expect(throws: Never.self) { try checkWritable(folder.file("new")) }
    #expect(names == [])
    #expect(throws: FileError(path: folder.path, operation: "write", number: EISDIR)) {
      try checkWritable(folder.path)
    }
    let nowhere = folder.file("none/new")
    let error = #expect(throws: FileError.self) { try checkWritable(nowhere) }
    #expect(error == FileError(path: nowhere, operation: "create", number: ENOENT))
    #expect(error?.isMissing == true)
  }
}
