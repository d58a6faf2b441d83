import SystemSupport

/// No source may unfold to more: two and a half million pictures.
private let byteLimit = 2 << 30

/// The labelled digits of several sources, one behind the other. A source is a CSV in Kaggle's layout or an MNIST IDX
/// image file with its label file beside it, either of them gzip-compressed or not; the first bytes tell them apart.
///
/// - Parameters:
///   - labelColumn: where a CSV has its labels.
///   - limit: keep the first so many pictures only; `nil`: all.
///   - jobs: the number of threads that parse.
/// - Precondition: there is at least one path.
public func loadDigits(
  _ paths: [String], labelColumn: LabelColumn, limit: Int? = nil, jobs: Int
) throws(DataError) -> LabelledDigits {
  precondition(!paths.isEmpty)
  var all = try loadDigits(paths[0], labelColumn: labelColumn, jobs: jobs)
  for path in paths.dropFirst() {
    let digits = try loadDigits(path, labelColumn: labelColumn, jobs: jobs)
    guard digits.side == all.side else {
      throw .mixedSides(path: path, side: digits.side, others: all.side)
    }
    all.append(digits)
  }
  return if let limit, limit < all.count { all.subset(0..<limit) } else { all }
}

/// The labelled digits of one source.
private func loadDigits(
  _ path: String, labelColumn: LabelColumn, jobs: Int
) throws(DataError) -> LabelledDigits {
  let file = try CompressedFile(path: path)
  let start = try file.read(upTo: 4)
  if start == IDX.imageMagic { return try IDX.digits(of: file, limit: byteLimit) }
  if start == IDX.labelMagic {
    throw .idx(path: path, .magic(found: start, expected: IDX.imageMagic))
  }
  let rows = try parsePixelCSV(
    try file.rest(after: start, limit: byteLimit), path: path, labelColumn: labelColumn, jobs: jobs)
  guard let labels = rows.labels else {
    throw .unlabelled(path: path, columns: rows.side * rows.side)
  }
  return LabelledDigits(side: rows.side, pixels: rows.pixels, labels: labels)
}

/// The pictures of a CSV in Kaggle's layout, labelled or not, gzip-compressed or not.
public func loadRows(_ path: String, jobs: Int) throws(DataError) -> DigitRows {
  let bytes = try CompressedFile(path: path).rest(after: [], limit: byteLimit)
  return try parsePixelCSV(bytes, path: path, labelColumn: .first, jobs: jobs)
}
