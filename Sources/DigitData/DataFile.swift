import SystemSupport

/// The most bytes of pixels that a source may hold: 2.7 million images of 28×28.
private let byteLimit = 2 << 30

extension LabeledDigits {
  /// Loads a CSV file of pixels, or an MNIST IDX image file with the label file beside it; the first bytes determine
  /// the format. Both may be gzip-compressed. `-` is standard input.
  init(path: String, labelColumn: LabelColumn, jobs: Int) throws(DataError) {
    let file = try CompressedFile(path: path)
    let start = try file.read(upTo: 4)
    if start == IDX.imageMagic {
      self = try IDX.digits(of: file, limit: byteLimit)
      return
    }
    if start == IDX.labelMagic {
      throw .idx(path: file.path, .magic(found: start, expected: IDX.imageMagic))
    }
    let table = try PixelTable(file, after: start, labelColumn: labelColumn, jobs: jobs)
    guard let labels = table.labels else {
      throw .unlabeled(path: file.path, columns: table.side * table.side)
    }
    self.init(side: table.side, pixels: table.pixels, labels: labels)
  }
}

extension PixelTable {
  /// Loads a CSV file of pixels, with or without labels, gzip-compressed or not.
  ///
  /// - Parameter jobs: the number of threads that parse.
  public init(path: String, labelColumn: LabelColumn, jobs: Int) throws(DataError) {
    try self.init(CompressedFile(path: path), after: [], labelColumn: labelColumn, jobs: jobs)
  }

  /// - Parameter start: the bytes of the file that have been read.
  init(_ file: CompressedFile, after start: [UInt8], labelColumn: LabelColumn, jobs: Int) throws(DataError) {
    let missing = max(0, FileKind.signatureLength - start.count)
    let start = missing == 0 ? start : start + (try file.read(upTo: missing))
    if let kind = FileKind(firstBytes: start), kind.remedyForData != nil {
      throw .otherKind(path: file.path, kind)
    }
    var reader = PixelTableReader(path: file.path, labelColumn: labelColumn, jobs: jobs)
    reader.size = file.plainSize
    self = try reader.read(after: start, limit: byteLimit) { buffer throws(DataError) in
      try file.read(into: buffer)
    }
  }
}
