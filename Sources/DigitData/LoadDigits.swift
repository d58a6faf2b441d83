import SystemSupport

/// No source may unfold to more: two and a half million pictures.
private let byteLimit = 2 << 30

/// The labeled digits of a CSV in Kaggle's layout or of an MNIST IDX image file with its label file beside it, either
/// of them gzip-compressed or not; the first bytes tell them apart.
///
/// - Parameters:
///   - labelColumn: where a CSV has its labels.
///   - jobs: the number of threads that parse.
public func loadDigits(
  _ path: String, labelColumn: LabelColumn, jobs: Int
) throws(DataError) -> LabeledDigits {
  let file = try CompressedFile(path: path)
  let start = try file.read(upTo: 4)
  if start == IDX.imageMagic { return try IDX.digits(of: file, limit: byteLimit) }
  if start == IDX.labelMagic {
    throw .idx(path: path, .magic(found: start, expected: IDX.imageMagic))
  }
  let rows = try parsePixelCSV(
    try file.rest(after: start, limit: byteLimit), path: path, labelColumn: labelColumn, jobs: jobs)
  guard let labels = rows.labels else {
    throw .unlabeled(path: path, columns: rows.side * rows.side)
  }
  return LabeledDigits(side: rows.side, pixels: rows.pixels, labels: labels)
}

/// The pictures of a CSV in Kaggle's layout, labeled or not, gzip-compressed or not.
public func loadRows(_ path: String, jobs: Int) throws(DataError) -> DigitRows {
  let bytes = try CompressedFile(path: path).rest(after: [], limit: byteLimit)
  return try parsePixelCSV(bytes, path: path, labelColumn: .first, jobs: jobs)
}
