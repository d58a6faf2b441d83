import DigitRecognition
import Foundation
import SystemSupport
import Testing

@Suite final class LabeledPicturesTests {
  let folder = NSTemporaryDirectory() + "digit-\(UUID().uuidString)"

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func write(_ name: String, _ text: String = "") throws -> String {
    let path = "\(folder)/\(name)"
    try FileManager.default.createDirectory(
      atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  @Test("Files in sub-folders 0 to 9 show that digit; other sub-folders are none of our business")
  func folders() throws {
    for name in ["7/b.png", "7/a.png", "7/more/c.png", "0/x.png", "12/y.png", "notes/z.png"] {
      _ = try write(name)
    }
    let pictures = try #require(try labeledPictures(folder))
    #expect(pictures.map(\.label) == [0, 7, 7, 7])
    #expect(
      pictures.map(\.input.path)
        == ["0/x.png", "7/a.png", "7/b.png", "7/more/c.png"].map { "\(folder)/\($0)" })
  }

  @Test("A folder without such sub-folders is an error")
  func noFolders() throws {
    _ = try write("a.png")
    #expect(throws: LabeledPicturesError.noDigitFolders(path: folder)) { try labeledPictures(folder) }
  }

  @Test("A list names files relative to its own folder; header, more columns and CRLF are allowed")
  func list() throws {
    let path = try write("l.tsv", "file\tlabel\tnote\r\na b.png\t3\tx\r\n\r\n/c.png\t0\r\n")
    let pictures = try #require(try labeledPictures(path))
    #expect(pictures.map(\.input) == [.named("\(folder)/a b.png"), .named("/c.png")])
    #expect(pictures.map(\.label) == [3, 0])
  }

  @Test(
    "A line that is not a path, a tab and a digit is reported with its number",
    arguments: ["a.png", "a.png\t10", "a.png\t", "\t3", "a.png 3", "a.png\tx", "a.png\t-1"])
  func badLine(line: String) throws {
    let path = try write("l.tsv", "file\tlabel\nb.png\t1\n\(line)\n")
    #expect(throws: LabeledPicturesError.line(path: path, line: 3, found: line)) {
      try labeledPictures(path)
    }
  }

  @Test("Any other path is neither, and a missing list is an error")
  func others() throws {
    #expect(try labeledPictures(try write("a.csv", "1\t2")) == nil)
    #expect(throws: LabeledPicturesError.self) { try labeledPictures("\(folder)/none.tsv") }
  }
}
