import Foundation
import SystemSupport
import TestSupport
import Testing

@Suite struct OutputFileTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted() }

  private func mode(_ path: String) -> mode_t {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode : 0
  }

  @Test("A file that is replaced keeps its permissions")
  func permissions() throws {
    let path = try folder.write("a", "old")
    for permissions: mode_t in [0o600, 0o666, 0o755] {
      chmod(path, permissions)
      try writeFileAtomically(path, Array("new".utf8))
      #expect(mode(path) == S_IFREG | permissions)
    }
  }

  @Test("A link is followed, whether its target exists or not")
  func link() throws {
    try FileManager.default.createSymbolicLink(atPath: folder.file("link"), withDestinationPath: "target")
    for text in ["first", "second"] {
      try writeFileAtomically(folder.file("link"), Array(text.utf8))
      #expect(mode(folder.file("link")) & S_IFMT == S_IFLNK)
      #expect(try String(contentsOfFile: folder.file("target"), encoding: .utf8) == text)
    }
    #expect(names == ["link", "target"])
  }

  @Test("A name of 255 bytes works")
  func longName() throws {
    let name = String(repeating: "n", count: 255)
    try writeFileAtomically(folder.file(name), [1])
    #expect(names == [name])
  }

  @Test("An output that is not committed leaves the old file and no other")
  func abandoned() throws {
    let path = try folder.write("a", "old")
    do {
      let file = try OutputFile(path)
      try file.write(Array("new".utf8))
      #expect(names.count == 2)
    }
    #expect(names == ["a"])
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
  }

  @Test("Temporary files are hidden and have different names")
  func temporaryNames() throws {
    let files = try (0..<3).map { try OutputFile(folder.file("a\($0)")) }
    #expect(Set(names).count == 3)
    #expect(names.allSatisfy { $0.hasPrefix(".digit-") && $0.hasSuffix(".tmp") })
    withExtendedLifetime(files) {}
  }

  @Test("An open descriptor is written where it stands")
  func descriptor() throws {
    let path = try folder.write("a", "")
    let descriptor = open(path, O_WRONLY)
    defer { close(descriptor) }
    try writeAll(descriptor, Array("first,".utf8), path: path)
    try writeFileAtomically("/dev/fd/\(descriptor)", Array("second".utf8))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "first,second")
  }
}
