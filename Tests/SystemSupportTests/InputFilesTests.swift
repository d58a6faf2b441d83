import Foundation
import SystemSupport
import TestSupport
import Testing

@Suite struct InputFilesTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for name in [
      "b.png", "a.png", "a0.png", "a/z.png", "a/b/c.png", ".hidden.png", ".git/x.png", "B.png", "é.png",
    ] {
      try folder.write(name)
    }
    mkfifo(folder.file("pipe.png"), 0o600)
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("circle"), withDestinationPath: folder.path)
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("link.png"), withDestinationPath: folder.file("b.png"))
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("nowhere.png"), withDestinationPath: "/nonexistent")
  }

  private func names(recursive: Bool) -> [String] {
    InputFiles(paths: [folder.path], recursive: recursive).map { input in
      guard case .found(let path, let relativePath) = input else { return "?" }
      #expect(path == "\(folder.path)/\(relativePath)")
      return relativePath
    }
  }

  @Test("A folder yields its regular files, sorted by bytes, without hidden ones")
  func flat() {
    #expect(names(recursive: false) == ["B.png", "a.png", "a0.png", "b.png", "link.png", "é.png"])
  }

  @Test("With subfolders, the paths of the whole tree are sorted, and links to folders are not followed")
  func recursive() {
    let names = names(recursive: true)
    #expect(names == ["B.png", "a.png", "a/b/c.png", "a/z.png", "a0.png", "b.png", "link.png", "é.png"])
    #expect(names == names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) })
  }

  @Test("Named paths are yielded in the order given, whether they exist or not")
  func named() {
    let inputs = InputFiles(paths: ["/nonexistent", "-", "/etc/hostname"])
    #expect(Array(inputs) == [.named("/nonexistent"), .named("-"), .named("/etc/hostname")])
  }

  @Test("A name that is not UTF-8 is yielded with its bytes, in its place")
  func bytes() throws {
    let name = pathText([0x62, 0xFF])
    try writeFileAtomically("\(folder.path)/\(name)", [])
    #expect(names(recursive: false) == ["B.png", "a.png", "a0.png", "b.png", name, "link.png", "é.png"])
  }

  @Test("A path that is too long for the system is yielded, so that reading it reports the reason")
  func tooDeep() throws {
    // Each level is made from the one above: its whole path is too long.
    let name = String(repeating: "d", count: 250)
    let script = "cd '\(folder.path)/a'; for i in $(seq 20); do mkdir \(name); cd \(name); done"
    try Process.run(URL(filePath: "/bin/sh"), arguments: ["-c", script]).waitUntilExit()
    let errors = InputFiles(paths: [folder.file("a")], recursive: true).compactMap { input in
      if case .unreadable(let error) = input { error.number } else { nil }
    }
    #expect(errors == [ENAMETOOLONG])
    try Process.run(URL(filePath: "/bin/rm"), arguments: ["-r", folder.file("a")]).waitUntilExit()
  }
}
