/// What a file appears to be, by its first bytes: for messages about files that are named in the wrong place.
///
/// Image decoding has a stricter detection of its own, `ImageFormat`.
public enum FileKind: Sendable, Equatable {
  /// An image in the format of this name.
  case image(String)
  case pdf, webPage
  case zip, numpy, hdf5, parquet, pickle, safetensors
  case gzip, mnistImages, mnistLabels, csv, text, empty

  /// The number of bytes from which a kind is detected; text is judged by its first line, if it is that short.
  public static let signatureLength = 1024

  /// From the formats' specifications.
  private static let signatures: [(bytes: [UInt8], kind: FileKind)] = [
    ([0xFF, 0xD8, 0xFF], .image("JPEG")), ([0x89] + Array("PNG".utf8), .image("PNG")),
    (Array("GIF8".utf8), .image("GIF")), (Array("RIFF".utf8), .image("WebP")),
    (Array("II*\0".utf8), .image("TIFF")), (Array("MM\0*".utf8), .image("TIFF")),
    (Array("%PDF-".utf8), .pdf), (Array("<!DOCTYPE".utf8), .webPage), (Array("<html".utf8), .webPage),
    (Array("PK\u{3}\u{4}".utf8), .zip), ([0x93] + Array("NUMPY".utf8), .numpy),
    ([0x89] + Array("HDF".utf8), .hdf5), (Array("PAR1".utf8), .parquet), ([0x1F, 0x8B], .gzip),
    ([0x80, 2], .pickle), ([0x80, 3], .pickle), ([0x80, 4], .pickle), ([0x80, 5], .pickle),
    ([0, 0, 8, 3], .mnistImages), ([0, 0, 8, 1], .mnistLabels),
  ]

  /// Detects the kind of a file that begins with these bytes; nil if it is not recognized.
  ///
  /// `FileKind(firstBytes: [0xFF, 0xD8, 0xFF, 0xE0])` is `.image("JPEG")`.
  public init?(firstBytes bytes: some RandomAccessCollection<UInt8>) {
    if bytes.isEmpty {
      self = .empty
    } else if let (_, kind) = FileKind.signatures.first(where: { bytes.starts(with: $0.bytes) }) {
      self = kind
    } else if bytes.starts(with: "BM".utf8), bytes.dropFirst(6).starts(with: [0, 0, 0, 0]) {
      self = .image("BMP")
    } else if bytes.dropFirst(4).starts(with: "ftypavi".utf8) {
      self = .image("AVIF")
    } else if bytes.dropFirst(4).starts(with: "ftyp".utf8) {
      self = .image("HEIC")
    } else if bytes.dropFirst(8).starts(with: "{\"".utf8) {
      // The length of the header, in eight bytes, is before it.
      self = .safetensors
    } else if let text = FileKind.textKind(of: bytes.prefix(FileKind.signatureLength)) {
      self = text
    } else {
      return nil
    }
  }

  /// `.csv` if the first line has separators, else `.text`; nil if the bytes are not text.
  private static func textKind(of bytes: some RandomAccessCollection<UInt8>) -> FileKind? {
    let isText = bytes.allSatisfy { $0 >= 32 || (9...13).contains($0) }
    // Names may have letters beyond ASCII, in any encoding.
    guard isText, bytes.count(where: { $0 < 127 }) * 10 >= bytes.count * 9 else { return nil }
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") }
    return line.count(where: { ",;\t".utf8.contains($0) }) > 1 ? .csv : .text
  }

  /// The kind with its article: "a JPEG image".
  public var name: String {
    switch self {
    case .image(let format): "a \(format) image"
    case .pdf: "a PDF document"
    case .webPage: "a web page"
    case .zip: "a ZIP archive, as .xlsx, .npz and PyTorch files are"
    case .numpy: "a NumPy array"
    case .hdf5: "an HDF5 file, as Keras writes"
    case .parquet: "a Parquet file"
    case .pickle: "a Python pickle"
    case .safetensors: "a safetensors file"
    case .gzip: "a gzip-compressed file"
    case .mnistImages: "MNIST's images"
    case .mnistLabels: "MNIST's labels"
    case .csv: "a CSV file"
    case .text: "a text file"
    case .empty: "an empty file"
    }
  }
}
