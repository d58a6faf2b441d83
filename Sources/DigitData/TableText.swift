import SystemSupport

/// Tells tables of pixels from other files where names do not.
public enum TableText {
  /// The number of bytes from which a table is recognized: a header with the names of 64 pixels fits.
  static let sampleSize = 4096

  /// Whether a path is named as a CSV file: `.csv` or `.csv.gz`, in any case.
  public static func isNamed(_ path: String) -> Bool {
    let name = path.lowercased()
    return name.hasSuffix(".csv") || name.hasSuffix(".csv.gz")
  }

  /// Whether the first bytes of a file are text whose first line has 64 cells or more.
  static func isTable(_ bytes: [UInt8]) -> Bool {
    let line = bytes.prefix(sampleSize).prefix { $0 != UInt8(ascii: "\n") }
    guard line.allSatisfy({ $0 >= 0x20 || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\r") }) else {
      return false
    }
    return ";\t ,".utf8.contains { separator in line.count(where: { $0 == separator }) >= 63 }
  }
}

/// What standard input holds, where that may be a table or an image.
public enum TableOrImage: Sendable {
  case table(PixelTable)
  /// Anything but a table, as its bytes.
  case other([UInt8])

  /// Reads standard input to its end.
  ///
  /// - Parameters:
  ///   - imageLimit: the maximum number of bytes to read, unless it is a table.
  ///   - isImage: whether an image may begin so; if not, no more is read.
  ///   - jobs: the number of threads that parse a table.
  public init(
    standardInputWith labelColumn: LabelColumn, imageLimit: Int, ifStart isImage: ([UInt8]) -> Bool, jobs: Int
  ) throws(DataError) {
    let file = try CompressedFile(path: "-")
    let start = try file.read(upTo: TableText.sampleSize)
    self =
      if TableText.isTable(start) {
        .table(try PixelTable(file, after: start, labelColumn: labelColumn, jobs: jobs))
      } else {
        .other(isImage(start) ? try file.read(upTo: max(0, imageLimit - start.count), after: start) : start)
      }
  }
}
