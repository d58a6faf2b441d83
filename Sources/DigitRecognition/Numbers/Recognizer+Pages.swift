import DigitImage
import SystemSupport

extension Recognizer {
  /// Groups that are read with a lower confidence are left out of a page: words, scribbles, pictures.
  private static let lowestConfidence: Float = 0.2

  /// The numbers in the bytes of an image file of any format that `decodeImage` reads, each with its place.
  ///
  /// - Parameters:
  ///   - restriction: what is known about the numbers: others are left out.
  ///   - jobs: the maximum number of threads; the result does not depend on it.
  /// - Throws: `RecognitionError.noSuchNumber` if the restriction allows no reading of any of them.
  public func readPage(
    image bytes: [UInt8], restriction: NumberRestriction = .none, jobs: Int = 1
  ) throws(RecognitionError) -> PagePrediction {
    let bitmap = try bitmap(ofImage: bytes, workingSide: PagePreprocessing.workingSide)
    guard let page = PagePreprocessing.run(bitmap, polarity: polarity) else { throw .noDigitFound }
    let size = uprightSize(ofImage: bytes) ?? (bitmap.width, bitmap.height)
    var (numbers, leftOut, isRestricted): ([NumberPrediction], Int, Bool) = ([], 0, false)
    for index in 0..<page.count {
      guard let (number, place) = page.number(index, format: format) else { continue }
      let group = read(number, under: restriction, jobs: jobs) {
        page.number(index, in: $0, format: format)?.number
      }
      switch group {
      case .number(let looks):
        let prediction = looks.prediction { box, number in
          // The number's ink is a part of the page's, enlarged by a whole number.
          let scale = number.ink.width / place.width
          return box.moved(x: scale * place.left, y: scale * place.top).scaled(
            from: (scale * page.width, scale * page.height), to: size)
        }
        if let prediction { numbers.append(prediction) }
      case .other: leftOut += 1
      case .excluded:
        leftOut += 1
        isRestricted = true
      }
    }
    guard !numbers.isEmpty else { throw isRestricted ? .noSuchNumber : .noDigitFound }
    return PagePrediction(numbers: numbers, leftOut: leftOut)
  }

  /// What a group of marks on a page is.
  private enum Group {
    case number(NumberLooks)
    /// A number that the restriction excludes.
    case excluded
    /// Rather a word or a scribble.
    case other
  }

  /// Reads a group freely first: a restriction would find four digits in any word.
  ///
  /// - Parameter other: segments the group in another view.
  private func read(
    _ number: SegmentedNumber, under restriction: NumberRestriction, jobs: Int,
    other: @Sendable (NumberView) -> SegmentedNumber?
  ) -> Group {
    let anyNumber = NumberRestriction(allowsMarks: restriction.allowsMarks)
    let free = NumberReading(number, anyNumber, by: self)
    guard free.confidence >= Self.lowestConfidence else { return .other }
    let isAllowed = free.paths.map(free.candidate).contains {
      $0.confidence >= Self.lowestConfidence && restriction.allows($0.number)
    }
    let first = restriction == anyNumber ? free : NumberReading(number, restriction, by: self)
    guard isAllowed, !first.paths.isEmpty else { return .excluded }
    return .number(
      looks(under: restriction, jobs: jobs) { view in
        view == .unchanged ? first : other(view).map { NumberReading($0, restriction, by: self) }
      })
  }
}
