import DigitData
import DigitImage
import DigitRecognition
import SystemSupport

extension LabeledDigits {
  /// Loads the labeled digits of several sources in their order.
  ///
  /// - Parameters:
  ///   - sources: CSV files, IDX files, folders or lists, as `LabeledSource` takes them.
  ///   - preprocessed: whether image files are preprocessed to 28×28; otherwise they have that size and are taken as they are.
  ///   - limit: the maximum number of digits, from the start; nil loads all of them.
  ///   - jobs: the maximum number of threads.
  ///   - inspect: called for each source that has been loaded, with its path and its digits.
  ///   - reject: called for each image that cannot be used, with its path and the reason.
  /// - Throws: `DataError` if a source cannot be read or is empty, or if the sources' images differ in size.
  public init(
    sources: [String], labelColumn: LabelColumn, preprocessed: Bool = true, limit: Int? = nil, jobs: Int,
    inspect: (String, LabeledDigits) -> Void = { _, _ in }, reject: (String, RecognitionError) -> Void
  ) throws(DataError) {
    var all: LabeledDigits?
    for path in sources where all?.count ?? 0 < limit ?? .max {
      let digits =
        switch try LabeledSource(path: path, labelColumn: labelColumn, jobs: jobs) {
        case .images(let images): loaded(images, preprocessed: preprocessed, jobs: jobs, reject: reject)
        case .pixels(let digits):
          LabeledDigits(
            side: digits.side, pixels: digits.pixels, labels: digits.labels,
            origins: ImageOrigins(rowsOf: path, count: digits.count))
        }
      guard digits.count > 0 else { throw .empty(path: path) }
      inspect(path, digits)
      guard all?.side ?? digits.side == digits.side else {
        throw .mixedSizes(path: path, side: digits.side, others: all?.side ?? 0)
      }
      if all?.append(digits) == nil { all = digits }
    }
    guard let all else { throw .empty(path: sources.joined(separator: ", ")) }
    self = if let limit, limit < all.count { LabeledDigits(DigitSubset(of: all, 0..<limit)) } else { all }
  }
}

/// Loads image files as 28×28 pixels.
private func loaded(
  _ images: [LabeledImage<Int>], preprocessed: Bool, jobs: Int, reject: (String, RecognitionError) -> Void
) -> LabeledDigits {
  var (pixels, labels, paths): ([UInt8], [UInt8], [String]) = ([], [], [])
  forEachInOrder(images, jobs: jobs) { image in
    let result = Result { () throws(RecognitionError) in
      preprocessed
        ? try image.file.preprocess(polarity: nil)?.intensities : try image.file.plainIntensities()
    }
    return (image, result)
  } deliver: { image, result in
    switch result {
    case .success(let intensities?):
      pixels += intensities
      labels.append(UInt8(image.label))
      paths.append(image.file.path)
    case .success(nil): break
    case .failure(let error): reject(image.file.path, error)
    }
  }
  return LabeledDigits(
    side: DigitBox.side, pixels: pixels, labels: labels, origins: ImageOrigins(files: paths))
}
