import DigitImage
import SystemSupport

extension Recognizer {
  /// Groups that are read with a lower confidence are left out of a page: words, scribbles, pictures.
  private static let lowestConfidence: Float = 0.2

  /// The numbers in the bytes of an image file of any format that `decodeImage` reads, each with its place.
  ///
  /// - Parameter restriction: what is known about the numbers: others are left out.
  /// - Throws: `RecognitionError.noSuchNumber` if the restriction allows no reading of any of them.
  public func readPage(
    image bytes: [UInt8], restriction: NumberRestriction = .none
  ) throws(RecognitionError) -> PagePrediction {
    let bitmap = try bitmap(ofImage: bytes, workingSide: PagePreprocessing.workingSide)
    guard let page = PagePreprocessing.run(bitmap, polarity: polarity) else { throw .noDigitFound }
    let size = uprightSize(ofImage: bytes) ?? (bitmap.width, bitmap.height)
    var (numbers, leftOut, isRestricted): ([NumberPrediction], Int, Bool) = ([], 0, false)
    for index in 0..<page.count {
      guard let (number, place) = page.number(index, format: format) else { continue }
      // The number's ink is a part of the page's, enlarged by a whole number.
      let scale = number.ink.width / place.width
      let (x, y) = (
        Double(size.width) / Double(scale * page.width), Double(size.height) / Double(scale * page.height)
      )
      switch read(
        number, under: restriction,
        place: { $0.moved(x: scale * place.left, y: scale * place.top).scaled(x: x, y: y) })
      {
      case .number(let prediction): numbers.append(prediction)
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
    case number(NumberPrediction)
    /// A number that the restriction excludes.
    case excluded
    /// Rather a word or a scribble.
    case other
  }

  /// Reads a group freely first: a restriction would find four digits in any word.
  private func read(
    _ number: SegmentedNumber, under restriction: NumberRestriction, place: (PixelBox) -> PixelBox
  ) -> Group {
    let anyNumber = NumberRestriction(allowsMarks: restriction.allowsMarks)
    guard let free = NumberReading(number, anyNumber, by: self).prediction(place: place),
      free.confidence >= Self.lowestConfidence
    else { return .other }
    guard restriction != anyNumber else { return .number(free) }
    let isAllowed = free.candidates.contains {
      $0.confidence >= Self.lowestConfidence && restriction.allows($0.number)
    }
    guard isAllowed,
      let steered = NumberReading(number, restriction, by: self).prediction(place: place)
    else { return .excluded }
    return .number(steered)
  }
}
