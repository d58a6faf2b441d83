import TestSupport
import Testing

@testable import DigitData

@Suite struct FileKindTests {
  @Test(
    "Files that hold no labeled digits are known by their first bytes",
    arguments: [
      ([0xFF, 0xD8, 0xFF, 0xE1], .image("JPEG")), ([0x89, 0x50, 0x4E, 0x47], .image("PNG")),
      (Array("GIF89a".utf8), .image("GIF")),
      (Array("BM\u{1}\u{2}\0\0\0\0\0\0".utf8), .image("BMP")), (Array("BM,pixel0,pixel1".utf8), nil),
      (Array("\0\0\0\u{18}ftypheic".utf8), .image("HEIC")),
      (Array("\0\0\0\u{18}ftypavif".utf8), .image("AVIF")), (Array("%PDF-1.7".utf8), .pdf),
      (Array("PK\u{3}\u{4}".utf8), .archive), (Array("\u{8}\0\0\0\0\0\0\0{\"__metadata__".utf8), .model),
      (Array("<!DOCTYPE html>".utf8), .webPage), (Array("label,pixel0".utf8), nil),
      (Array("0,0,0".utf8), nil),
      ([], nil),
    ] as [([UInt8], FileKind?)])
  func kind(bytes: [UInt8], expected: FileKind?) {
    #expect(FileKind(firstBytes: bytes) == expected)
  }

  @Test("Such a file is an error of its kind")
  func source() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("photo.jpeg", [0xFF, 0xD8, 0xFF, 0xE0])
    #expect(throws: DataError.otherKind(path: path, .image("JPEG"))) {
      try LabeledSource(path: path, labelColumn: .automatic, jobs: 1)
    }
  }
}
