import SystemSupport
import Testing

@Suite struct FileKindTests {
  @Test(
    "A file's kind is detected from its first bytes",
    arguments: [
      ([0xFF, 0xD8, 0xFF, 0xE1], .image("JPEG")), ([0x89, 0x50, 0x4E, 0x47], .image("PNG")),
      (Array("GIF89a".utf8), .image("GIF")),
      (Array("BM\u{1}\u{2}\0\0\0\0\0\0".utf8), .image("BMP")), (Array("BM,pixel0,pixel1".utf8), .csv),
      (Array("\0\0\0\u{18}ftypheic".utf8), .image("HEIC")),
      (Array("\0\0\0\u{18}ftypavif".utf8), .image("AVIF")), (Array("%PDF-1.7".utf8), .pdf),
      (Array("PK\u{3}\u{4}".utf8), .zip), (Array("\u{8}\0\0\0\0\0\0\0{\"__metadata__".utf8), .safetensors),
      (Array("<!DOCTYPE html>".utf8), .webPage), ([0x80, 4, 0x95], .pickle), ([0x1F, 0x8B, 8, 0], .gzip),
      ([0, 0, 8, 3, 0, 0, 0, 1, 0], .mnistImages), (Array("label,pixel0,pixel1".utf8), .csv),
      (Array("1;2;3".utf8), .csv), (Array("hello\n1,2,3".utf8), .text), ([], .empty), ([1, 2, 3], nil),
    ] as [([UInt8], FileKind?)])
  func kind(bytes: [UInt8], expected: FileKind?) {
    #expect(FileKind(firstBytes: bytes) == expected)
  }
}
