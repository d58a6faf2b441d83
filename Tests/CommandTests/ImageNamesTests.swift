import SystemSupport
import TestSupport
import Testing

@testable import digit

@Suite struct ImageNamesTests {
  private func names(_ paths: [String], recursive: Bool = false) -> [String] {
    ImageNames(InputFiles(paths: paths, recursive: recursive)).map(\.name)
  }

  @Test(
    "A PNG file has the name of its input with another extension",
    arguments: [
      ("a.jpeg", "a.png"), ("scans/a.b.jpeg", "a.b.png"), ("scans.old/a", "a.png"),
      (".hidden", ".hidden.png"),
      ("-", "standard-input.png"),
    ])
  func extensions(path: String, name: String) {
    #expect(names([path]) == [name])
  }

  @Test("Inputs of the same name get different files")
  func distinct() {
    #expect(
      names(["a.png", "b/a.jpeg", "c/a.jpeg", "a-2.png"]) == ["a.png", "a-2.png", "a-3.png", "a-2-2.png"])
  }

  @Test("Files in a folder keep their subfolders")
  func folders() throws {
    let folder = try TemporaryFolder()
    try makeFolder(folder.file("4.old/b"))
    _ = try folder.write("4.old/b/x", "")
    _ = try folder.write("y.jpeg", "")
    #expect(names([folder.path], recursive: true) == ["4.old/b/x.png", "y.png"])
  }
}
