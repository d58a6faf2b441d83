import Foundation
import SystemSupport
import TestSupport
import Testing

@Suite struct SpoolFileTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("Pieces are read back in any order, and the file has no name")
  func pieces() throws {
    let spool = try SpoolFile(beside: folder.file("page.html"))
    let pieces: [[UInt8]] = [
      Array("one".utf8), [], Array("three".utf8), [UInt8](repeating: 7, count: 200_000),
    ]
    let places = try pieces.map { try spool.append($0) }
    #expect(places == [0..<3, 3..<3, 3..<8, 8..<200_008])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    for index in [3, 0, 2, 1, 0] { #expect(try spool.read(places[index]) == pieces[index]) }
  }

  @Test("What was never written cannot be read")
  func beyond() throws {
    let spool = try SpoolFile(beside: folder.file("page.html"))
    _ = try spool.append([1, 2, 3])
    #expect(throws: FileError.self) { try spool.read(2..<4) }
  }

  @Test("For an output in a folder that takes no files, the folder for temporary files is used")
  func device() throws {
    let spool = try SpoolFile(beside: "/proc/self/fd/1")
    #expect(try spool.read(spool.append([5])) == [5])
  }
}
