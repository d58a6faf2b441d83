import DigitRecognition
import SystemSupport
import TestSupport
import Testing

@Suite struct ImageFileTests {
  @Test("A file of a folder that has become a named pipe is passed over, without waiting for a writer")
  func pipe() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.png")
    #expect(mkfifo(path, 0o600) == 0)
    #expect(try InputFile.found(path, relativePath: "a.png").readImage() == nil)
    #expect(try InputFile.named(path).readImage() == [])
  }

  @Test(
    "A file found in a folder is read only if its first bytes are an image's; a named file is always read",
    arguments: [
      ([0xFF, 0xD8, 0xFF], true), (Array("\u{89}PNG".utf8), false), (Array("no image".utf8), false),
      ([], false),
    ] as [([UInt8], Bool)])
  func sniffing(bytes: [UInt8], isImage: Bool) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.png", bytes)
    #expect(try InputFile.found(path, relativePath: "a.png").readImage() == (isImage ? bytes : nil))
    #expect(try InputFile.named(path).readImage() == bytes)
  }

  @Test(
    "A document found in a folder is passed over, unless its name ends as an image's does",
    arguments: [
      ("page.pdf", "%PDF-1.4", false), ("page.jpg", "%PDF-1.4", true), ("PAGE.JPEG", "%PDF-1.4", true),
      ("page", "%PDF-1.4", false), ("logo.svg", "<svg>", false), ("logo.png", "<svg>", true),
      ("scan.tif", "II*\0", true), ("scan.dat", "II*\0", true), ("page.jpg", "no image", false),
    ])
  func documents(name: String, text: String, isRead: Bool) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(name, text)
    #expect(try InputFile.found(path, relativePath: name).readImage() == (isRead ? Array(text.utf8) : nil))
  }

  @Test("A folder that could not be read throws its error")
  func unreadable() {
    let error = FileError(path: "/scans", operation: "open", number: EACCES)
    #expect(throws: error) { try InputFile.unreadable(error).readImage() }
  }
}
