import SystemSupport

/// The most bytes that a source may hold after decompression: 2.7 million images of 28×28.
private let byteLimit = 2 << 30

extension LabeledDigits {
  /// Loads a CSV file in Kaggle's layout, or an MNIST IDX image file with the label file beside it; the first bytes
  /// determine the format. Both may be gzip-compressed.
  init(path: String, labelColumn: LabelColumn, jobs: Int) throws(DataError) {
    let file = try CompressedFile(path: path)
    let start = try file.read(upTo: 4)
    if start == IDX.imageMagic {
      self = try IDX.digits(of: file, limit: byteLimit)
      return
    }
    if start == IDX.labelMagic {
      throw .idx(path: path, .magic(found: start, expected: IDX.imageMagic))
    }
    let table = try parsePixelCSV(
      try file.rest(after: start, limit: byteLimit), path: path, labelColumn: labelColumn, jobs: jobs)
    guard let labels = table.labels else {
      throw .unlabeled(path: path, columns: table.side * table.side)
    }
    self.init(side: table.side, pixels: table.pixels, labels: labels)
  }
}

extension PixelTable {
  /// Loads a CSV file in Kaggle's layout, with or without labels, gzip-compressed or not.
  ///
  /// - Parameter jobs: the number of threads that parse.
  public init(path: String, jobs: Int) throws(DataError) {
    let bytes = try CompressedFile(path: path).rest(after: [], limit: byteLimit)
    self = try parsePixelCSV(bytes, path: path, labelColumn: .first, jobs: jobs)
  }
}
