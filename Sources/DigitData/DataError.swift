import SystemSupport

/// Why data could not be loaded; every case names the file.
public enum DataError: Error, Equatable {
  /// The system refused a file: it is missing, or not readable.
  case file(FileError)
  /// A compressed file is cut or damaged; `detail` is zlib's own word.
  case corruptCompression(path: String, detail: String)
  /// More bytes, or more after decompression, than the loader takes.
  case tooLarge(path: String, limit: Int)
  /// A file without a single picture.
  case empty(path: String)
  /// A row of a CSV whose number of columns fits no layout, or not the layout of the first row.
  case columnCount(path: String, line: Int, found: Int, expected: [Int])
  /// A cell of a CSV that is no whole number within its range. Line and column count from 1.
  case cell(path: String, line: Int, column: Int, name: String?, found: String, maximum: UInt8)
  /// A CSV of pixels alone, where labels are needed.
  case unlabeled(path: String, columns: Int)
  /// An IDX file that breaks its format's rules.
  case idx(path: String, IDXProblem)
  /// The label file that belongs to an IDX image file is not there.
  case missingLabels(path: String, tried: [String])
  /// A folder without a subfolder named 0 to 9.
  case noDigitFolders(path: String)
  /// A line of a list that is not a path, a tab, and a digit. Lines count from 1.
  case listLine(path: String, line: Int, found: String)
  /// Sources that cannot be used together, since their pictures differ in size.
  case mixedSizes(path: String, side: Int, others: Int)
}

/// How an IDX file breaks the rules of its format (yann.lecun.com's description of MNIST).
public enum IDXProblem: Sendable, Equatable {
  /// The first four bytes; 00 00 08 03 announces images, 00 00 08 01 labels.
  case magic(found: [UInt8], expected: [UInt8])
  /// Pictures of another size than 28 × 28.
  case size(rows: Int, columns: Int)
  /// Fewer bytes than the header declares.
  case cut(declared: Int, found: Int)
  /// Bytes after what the header declares.
  case excess(declared: Int)
  /// A count of labels that is not the count of images.
  case counts(images: Int, labels: Int)
  /// A label beyond 9; its index counts from 0.
  case label(index: Int, value: UInt8)
}

extension DataError {
  /// True where a named input does not exist, as against one that cannot be understood.
  public var isMissing: Bool {
    switch self {
    case .file(let error): error.isMissing
    case .missingLabels: true
    default: false
    }
  }
}

extension DataError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .file(let error): return error.description
    case .corruptCompression(let path, let detail):
      return "\(path): cannot be decompressed (\(detail)); the download may be incomplete, fetch it again"
    case .tooLarge(let path, let limit):
      return "\(path): holds more than \(limit >> 20) MiB; split it into several files"
    case .empty(let path): return "\(path): holds no pictures"
    case .columnCount(let path, let line, let found, let expected):
      return "\(path), row \(line): found \(found) column\(found == 1 ? "" : "s"), expected "
        + expected.map { "\($0) (\(CSVLayout.describe(columns: $0)))" }.joined(separator: ", ")
    case .cell(let path, let line, let column, let name, let found, let maximum):
      let column = name.map { "\(column) (\($0))" } ?? "\(column)"
      return "\(path), row \(line), column \(column): found \(found), "
        + "expected a whole number from 0 to \(maximum)"
    case .unlabeled(let path, let columns):
      return "\(path): has \(columns) columns, pixels without a label; here a label is needed"
    case .idx(let path, let problem): return "\(path): \(problem)"
    case .missingLabels(let path, let tried):
      return "\(path): its label file is not beside it; looked for \(tried.joined(separator: ", "))"
    case .noDigitFolders(let path):
      return "\(path): has no subfolders named 0 to 9, which would label the images in them"
    case .listLine(let path, let line, let found):
      return "\(path), row \(line): found \(found.prefix(60).debugDescription), "
        + "expected a path, a tab, and a digit 0 to 9"
    case .mixedSizes(let path, let side, let others):
      return "\(path): its pictures are \(side)×\(side), those of the data before it \(others)×\(others); "
        + "use data of one size together"
    }
  }
}

extension IDXProblem: CustomStringConvertible {
  public var description: String {
    switch self {
    case .magic(let found, let expected):
      return "begins with \(hexText(found)), expected \(hexText(expected)) of an MNIST IDX file"
    case .size(let rows, let columns): return "its pictures are \(rows)×\(columns), expected 28×28"
    case .cut(let declared, let found):
      return "is cut: its header declares \(declared) bytes of data, \(found) are there; fetch it again"
    case .excess(let declared): return "has more than the \(declared) bytes of data that its header declares"
    case .counts(let images, let labels): return "has \(labels) labels for \(images) pictures"
    case .label(let index, let value): return "label \(index) is \(value), expected 0 to 9"
    }
  }

  private func hexText(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: " ")
  }
}
