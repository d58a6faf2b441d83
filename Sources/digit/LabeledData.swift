import ArgumentParser
import DigitData
import DigitImage
import DigitRecognition
import SystemSupport

/// What the commands that take labeled digits say of them.
let dataHelp = ArgumentHelp(
  """
  A Kaggle-style CSV (a label and 784 or 64 pixels a row, header optional), an MNIST IDX image file, whose label \
  file is found beside it (either may be gzip-compressed), a folder of pictures in sub-folders 0 to 9, or a list \
  of pictures, a .tsv of path and label.
  """, valueName: "data")

extension LabelColumn: ExpressibleByArgument {}

/// The labeled digits of sources of any kind, one behind the other; of pictures, as the road leaves them.
///
/// - Parameters:
///   - limit: take the first so many only.
///   - refuse: is told of each picture that cannot be used, and why.
func loadDigits(
  _ paths: [String], labelColumn: LabelColumn, limit: Int?, jobs: Int,
  refuse: (String, RecognitionError) -> Void
) throws -> LabeledDigits {
  var all: LabeledDigits?
  for path in paths where all?.count ?? 0 < limit ?? .max {
    let digits =
      if let pictures = try labeledPictures(path) {
        prepared(pictures, jobs: jobs, refuse: refuse)
      } else {
        try loadDigits(path, labelColumn: labelColumn, jobs: jobs)
      }
    guard digits.count > 0 else { throw DataError.empty(path: path) }
    guard all?.side ?? digits.side == digits.side else {
      throw DataError.mixedSides(path: path, side: digits.side, others: all?.side ?? 0)
    }
    if all?.append(digits) == nil { all = digits }
  }
  guard let all else { throw DataError.empty(path: paths.joined(separator: ", ")) }
  return if let limit, limit < all.count { all.subset(0..<limit) } else { all }
}

/// Pictures brought to the 28×28 that networks see.
private func prepared(
  _ pictures: [LabeledPicture], jobs: Int, refuse: (String, RecognitionError) -> Void
) -> LabeledDigits {
  var (pixels, labels): ([UInt8], [UInt8]) = ([], [])
  forEachInOrder(pictures, jobs: jobs) { picture in
    let preparation = Result { () throws(RecognitionError) in
      try picture.input.preprocess(polarity: nil)?.levels
    }
    return (picture, preparation)
  } deliver: { picture, preparation in
    switch preparation {
    case .success(let levels?):
      pixels += levels
      labels.append(UInt8(picture.label))
    case .success(nil): break
    case .failure(let error): refuse(picture.input.path, error)
    }
  }
  return LabeledDigits(side: DigitBox.side, pixels: pixels, labels: labels)
}
