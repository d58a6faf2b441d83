/// A file format, detected from a file's first bytes; the file name does not matter.
public enum ImageFormat: String, Sendable, CaseIterable {
  case jpeg = "JPEG"
  case png = "PNG"
  case heic = "HEIC"
  case avif = "AVIF"
  case webp = "WebP"
  case gif = "GIF"
  case bmp = "BMP"
  case tiff = "TIFF"
  case svg = "SVG"
  case pdf = "PDF"
  case jpegXL = "JPEG XL"
  case jpeg2000 = "JPEG 2000"

  /// Whether the format is one of documents or drawings rather than of pixels.
  public var isDocument: Bool { self == .pdf || self == .svg }

  /// Detects the format whose signature the bytes begin with; nil if there is none.
  ///
  /// `ImageFormat(firstBytes: [0xFF, 0xD8, 0xFF, 0xE0])` is `.jpeg`.
  ///
  /// Two bytes are enough for JPEG and four for PNG, so that the error for a truncated or damaged file can name its
  /// format.
  ///
  /// - Parameter bytes: the beginning of the file; sixteen bytes are enough for every format.
  public init?(firstBytes bytes: some RandomAccessCollection<UInt8>) {
    func has(_ signature: [UInt8], at offset: Int = 0) -> Bool {
      bytes.dropFirst(offset).starts(with: signature)
    }
    func has(_ signature: String, at offset: Int = 0) -> Bool { has(Array(signature.utf8), at: offset) }

    if has([0xFF, 0xD8]) {
      self = .jpeg
    } else if has([0x89] + Array("PNG".utf8)) {
      self = .png
    } else if has("ftyp", at: 4) {
      // ISO base media file format: the brand follows. Videos use the same container.
      if has("avif", at: 8) || has("avis", at: 8) {
        self = .avif
      } else if ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "mif2", "msf1"].contains(where: {
        has($0, at: 8)
      }) {
        self = .heic
      } else {
        return nil
      }
    } else if has("RIFF") && has("WEBP", at: 8) {
      self = .webp
    } else if has("GIF87a") || has("GIF89a") {
      self = .gif
    } else if has("BM") && has([0, 0, 0, 0], at: 6) {
      self = .bmp
    } else if has("II*\0") || has("MM\0*") {
      self = .tiff
    } else if has("<svg") {
      self = .svg
    } else if has("%PDF-") {
      self = .pdf
    } else if has([0xFF, 0x0A]) || has("JXL ", at: 4) {
      self = .jpegXL
    } else if has("jP  ", at: 4) {
      self = .jpeg2000
    } else {
      return nil
    }
  }
}
