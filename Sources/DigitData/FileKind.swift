/// A kind of file that people take for labeled digits, detected from its first bytes.
public enum FileKind: Sendable, Equatable {
  /// A picture, in the format of this name.
  case image(String)
  case pdf, archive, numpy, hdf5, parquet, model, webPage

  /// The number of bytes from which a kind is detected.
  static let signatureLength = 32

  /// The signatures at the start of a file.
  private static let signatures: [([UInt8], FileKind)] = [
    ([0xFF, 0xD8, 0xFF], .image("JPEG")), ([0x89] + Array("PNG".utf8), .image("PNG")),
    (Array("GIF8".utf8), .image("GIF")),
    (Array("II*\0".utf8), .image("TIFF")), (Array("MM\0*".utf8), .image("TIFF")),
    (Array("RIFF".utf8), .image("WebP")), (Array("%PDF-".utf8), .pdf), (Array("PK\u{3}\u{4}".utf8), .archive),
    ([0x93] + Array("NUMPY".utf8), .numpy), ([0x89] + Array("HDF".utf8), .hdf5),
    (Array("PAR1".utf8), .parquet), (Array("<!DOCTYPE".utf8), .webPage), (Array("<html".utf8), .webPage),
  ]

  /// Detects the kind that the bytes begin with; nil for any other, such as text.
  ///
  /// `FileKind(firstBytes: [0xFF, 0xD8, 0xFF, 0xE0])` is `.image("JPEG")`.
  public init?(firstBytes bytes: [UInt8]) {
    if let (_, kind) = FileKind.signatures.first(where: { bytes.starts(with: $0.0) }) {
      self = kind
    } else if bytes.starts(with: "BM".utf8), bytes.dropFirst(6).starts(with: [0, 0, 0, 0]) {
      self = .image("BMP")
    } else if bytes.dropFirst(4).starts(with: "ftypavi".utf8) {
      self = .image("AVIF")
    } else if bytes.dropFirst(4).starts(with: "ftyp".utf8) {
      self = .image("HEIC")
    } else if bytes.dropFirst(8).starts(with: "{\"".utf8) {
      // The length of the header, in eight bytes, is before it.
      self = .model
    } else {
      return nil
    }
  }

  /// With its article: "a JPEG picture".
  var name: String {
    switch self {
    case .image(let format): "a \(format) picture"
    case .pdf: "a PDF document"
    case .archive: "a ZIP archive, as .xlsx and .npz files are"
    case .numpy: "a NumPy array"
    case .hdf5: "an HDF5 file"
    case .parquet: "a Parquet file"
    case .model: "a safetensors file"
    case .webPage: "a web page"
    }
  }

  /// What to do instead.
  var remedy: String {
    switch self {
    case .image:
      "labeled digits are a CSV or IDX file, a folder with pictures in subfolders named 0 to 9, or a .tsv list of "
        + "pictures and labels"
    case .pdf: "save its digits as pictures, in folders named 0 to 9"
    case .archive: "unpack it, or save the table in it as CSV"
    case .numpy, .hdf5, .parquet: "save its rows as CSV"
    case .model: "a model is named with --model; name labeled digits here"
    case .webPage: "the download went wrong; download the data file itself"
    }
  }
}
