import SystemSupport

/// Why labeled digits could not be loaded. Every case names the file.
public enum DataError: Error, Equatable {
  /// The file is missing or cannot be read.
  case file(FileError)
  /// A compressed file is truncated or damaged; `detail` is zlib's message.
  case corruptCompression(path: String, detail: String)
  /// The file holds more than `limit` bytes, after decompression if it is compressed.
  case tooLarge(path: String, limit: Int)
  /// A compressed file holds more than `CompressedFile.expansionLimit` times its own size.
  case expansion(path: String)
  /// The file is of a kind that holds no labeled digits.
  case otherKind(path: String, FileKind)
  /// The file or folder holds no images.
  case empty(path: String)
  /// A row of a CSV file has a number of columns that no layout has, or that differs from the first row's. Lines
  /// count from 1.
  case columnCount(path: String, line: Int, found: Int, expected: [Int])
  /// A cell of a CSV file is not a whole number from 0 to `maximum`, nor of a table of levels of 0…1. Lines and columns count from 1; `name` is the
  /// column's name in the header.
  case cell(path: String, line: Int, column: Int, name: String?, found: String, maximum: UInt8)
  /// A line of a CSV file is longer than any row. Lines count from 1.
  case longLine(path: String, line: Int)
  /// A level of a CSV file is above 1, but one in another line, `fractionLine`, is a fraction of 1. Lines and columns
  /// count from 1.
  case mixedLevels(path: String, line: Int, column: Int, found: String, fractionLine: Int)
  /// A label of a CSV file is 10, and none is 0. Lines count from 1.
  case labelsFromOne(path: String, line: Int)
  /// The column of a CSV file that holds the labels is not known.
  case labelColumn(path: String, LabelColumnProblem)
  /// A CSV file has only pixel columns, but labels are required.
  case unlabeled(path: String, columns: Int)
  /// An IDX file is malformed.
  case idx(path: String, IDXProblem)
  /// The label file of an IDX image file was not found at any of the paths tried.
  case missingLabels(path: String, tried: [String])
  /// A folder has no subfolder named 0 to 9.
  case noDigitFolders(path: String)
  /// A line of a list is not a path, a tab, and a digit. Lines count from 1.
  case listLine(path: String, line: Int, found: String)
  /// A line of a list is not a path, a tab, and a number. Lines count from 1.
  case numberLine(path: String, line: Int, found: String)
  /// A line of a stroke file is not a label, a writer and strokes. Lines count from 1.
  case strokeLine(path: String, line: Int, found: String)
  /// A stroke file has no digit with this label.
  case missingLabel(path: String, label: Int)
  /// The images of a source are `side` pixels wide and high, those of the sources before it `others`.
  case mixedSizes(path: String, side: Int, others: Int)
}

/// What is wrong with an IDX file (the format of MNIST, described at yann.lecun.com/exdb/mnist).
public enum IDXProblem: Sendable, Equatable {
  /// The first four bytes differ from those expected: 00 00 08 03 for images, 00 00 08 01 for labels.
  case magic(found: [UInt8], expected: [UInt8])
  /// The images are not 28×28.
  case imageSize(rows: Int, columns: Int)
  /// The file ends early: of a number of bytes, only some are there.
  case truncated(expected: Int, found: Int)
  /// The file continues after the data that its header declares.
  case trailingData(declared: Int)
  /// The number of labels in the label file differs from the number of images in the image file.
  case countMismatch(images: Int, labels: Int)
  /// A label is larger than 9. The index counts from 0.
  case label(index: Int, value: UInt8)
}

extension DataError {
  /// True if a file does not exist, as opposed to one that is malformed.
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
      return "\(path): cannot be decompressed (\(detail)); the file may be incomplete, download it again"
    case .tooLarge(let path, let limit):
      return "\(path): holds more than \(limit >> 20) MiB of data; split it into several files"
    case .expansion(let path):
      return
        "\(path): holds more than \(CompressedFile.expansionLimit) times its own size, which images of digits do "
        + "not; decompress it first if it is right"
    case .otherKind(let path, let kind):
      return "\(path): is \(kind.name)" + (kind.remedyForData.map { "; \($0)" } ?? "")
    case .empty(let path): return "\(path): holds no images"
    case .columnCount(let path, let line, let found, let expected):
      return "\(path), row \(line): found \(found) column\(found == 1 ? "" : "s"), expected "
        + expected.map { "\($0) (\(CSVLayout.description(columns: $0)))" }.joined(separator: ", ")
    case .cell(let path, let line, let column, let name, let found, let maximum):
      let column = name.map { "\(column) (\($0))" } ?? "\(column)"
      return "\(path), row \(line), column \(column): found \(found), "
        + "expected a whole number from 0 to \(maximum)"
        + (maximum > 9 ? ", or numbers from 0 to 1 in all rows" : "")
        + (maximum == 16 ? "; divide levels of 0 to 255 by 255" : "")
    case .longLine(let path, let line):
      return "\(path), row \(line): is longer than any row of pixels; expected at most 785 columns"
    case .mixedLevels(let path, let line, let column, let found, let fractionLine):
      return
        "\(path), row \(line), column \(column): found \(found), expected a number from 0 to 1, since row "
        + "\(fractionLine) has fractions; use the same scale in all rows"
    case .labelsFromOne(let path, let line):
      return
        "\(path), row \(line): the label is 10, and none is 0; write 0 for 10, or subtract 1 from all labels if "
        + "1 stands for the digit 0"
    case .labelColumn(let path, let problem): return "\(path): \(problem)"
    case .unlabeled(let path, let columns):
      return "\(path): has \(columns) columns of pixels and no labels; labels are required here"
    case .idx(let path, let problem): return "\(path): \(problem)"
    case .missingLabels(let path, let tried) where tried.isEmpty:
      return "\(path): cannot find its label file, since its name contains neither \"images\" nor \"idx3\"; "
        + "rename both files as in train-images-idx3-ubyte, train-labels-idx1-ubyte"
    case .missingLabels(let path, let tried):
      return "\(path): cannot find its label file; looked for \(tried.joined(separator: ", "))"
    case .noDigitFolders(let path):
      return "\(path): has no subfolders named 0 to 9, whose names label the images in them"
    case .listLine(let path, let line, let found):
      return "\(path), row \(line): found \(found.prefix(60).debugDescription), "
        + "expected a path, a tab, and a digit from 0 to 9"
    case .numberLine(let path, let line, let found):
      return "\(path), row \(line): found \(found.prefix(60).debugDescription), "
        + "expected a path, a tab, and a number, which is digits only (with --marks, also minus signs, points and commas)"
    case .strokeLine(let path, let line, let found):
      return "\(path), row \(line): found \(found.prefix(60).debugDescription), "
        + "expected a digit, a tab, a writer, a tab, and strokes of points x,y from 0 to 1000"
    case .missingLabel(let path, let label):
      return "\(path): has no strokes of the digit \(label); strokes of all ten digits are needed"
    case .mixedSizes(let path, let side, let others):
      return "\(path): its images are \(side)×\(side), those of the data before it are \(others)×\(others); "
        + "use data with images of one size"
    }
  }
}

extension IDXProblem: CustomStringConvertible {
  public var description: String {
    switch self {
    case .magic(let found, let expected):
      return "starts with \(hexText(found)), expected \(hexText(expected)) as in an MNIST IDX file"
    case .imageSize(let rows, let columns): return "its images are \(rows)×\(columns), expected 28×28"
    case .truncated(let expected, let found):
      return "is truncated: expected \(expected) bytes of data, found \(found); download it again"
    case .trailingData(let declared):
      return "has more than the \(declared) bytes of data that its header declares"
    case .countMismatch(let images, let labels): return "has \(labels) labels for \(images) images"
    case .label(let index, let value): return "label \(index) is \(value), expected 0 to 9"
    }
  }

  /// Bytes in hexadecimal: `[0, 0, 8, 3]` is `00 00 08 03`.
  private func hexText(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: " ")
  }
}
