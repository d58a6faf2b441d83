/// What a file that is not a model appears to be, by its first bytes.
enum FileKind {
  /// The kind with its article, for a message: "a PNG image"; nil if it is not recognized.
  static func name(of bytes: UnsafeRawBufferPointer) -> String? {
    if bytes.isEmpty { return "an empty file" }
    let start = bytes.prefix(16)
    if let known = signatures.first(where: { start.starts(with: $0.bytes) }) { return known.name }
    // The boxes of ISO base media files begin with their length.
    if start.dropFirst(4).starts(with: "ftyp".utf8) { return "a HEIC or AVIF image" }
    return textKind(of: bytes.prefix(1024))
  }

  /// Signatures from the formats' specifications.
  private static let signatures: [(bytes: [UInt8], name: String)] = [
    ([0xFF, 0xD8, 0xFF], "a JPEG image"), ([0x89] + Array("PNG".utf8), "a PNG image"),
    (Array("GIF8".utf8), "a GIF image"), (Array("BM".utf8), "a BMP image"),
    (Array("RIFF".utf8), "a WebP image"), (Array("%PDF".utf8), "a PDF document"),
    ([0x1F, 0x8B], "a gzip-compressed file"), ([0x93] + Array("NUMPY".utf8), "a NumPy array"),
    (Array("PK\u{3}\u{4}".utf8), "a ZIP archive, as PyTorch and NumPy write"),
    ([0x89] + Array("HDF".utf8), "an HDF5 file, as Keras writes"),
    ([0x80, 2], "a Python pickle"), ([0x80, 3], "a Python pickle"), ([0x80, 4], "a Python pickle"),
    ([0x80, 5], "a Python pickle"), ([0, 0, 8, 3], "MNIST's images"), ([0, 0, 8, 1], "MNIST's labels"),
  ]

  /// Text of digits and separators is a table; nil if the bytes are not text.
  private static func textKind(of bytes: UnsafeRawBufferPointer.SubSequence) -> String? {
    let isText = bytes.allSatisfy { $0 >= 32 || (9...13).contains($0) }
    // Names may have letters beyond ASCII, in any encoding.
    guard isText, bytes.count(where: { $0 < 127 }) * 10 >= bytes.count * 9 else { return nil }
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") }
    let separators = line.filter { ",;\t".utf8.contains($0) }.count
    return separators > 1 ? "a CSV file" : "a text file"
  }
}
