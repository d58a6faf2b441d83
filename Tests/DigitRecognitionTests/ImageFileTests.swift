import DigitRecognition
import SystemSupport
import TestSupport
import Testing

@Suite struct ImageFileTests {
  @Test(
    "A file found in a folder is read only if its first bytes are an image's; a named file is always read",
    arguments: [
      ([0xFF, 0xD8, 0xFF], true), (Array("\u{89}PNG".utf8), false), (Array("no image".utf8), false),
      (Array("%PDF-1.4".utf8), false), ([], false),
    ] as [([UInt8], Bool)])
  func sniffing(bytes: [UInt8], isImage: Bool) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.png", bytes)
    #expect(try InputFile.found(path, relativePath: "a.png").readImage() == (isImage ? bytes : nil))
    #expect(try InputFile.named(path).readImage() == bytes)
  }

  @Test("A folder that could not be read throws its error")
  func unreadable() {
    let error = FileError(path: "/scans", operation: "open", number: EACCES)
    #expect(throws: error) { try InputFile.unreadable(error).readImage() }
  }
}
