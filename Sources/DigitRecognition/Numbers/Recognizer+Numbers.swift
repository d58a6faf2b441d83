import DigitImage
import SystemSupport

extension Recognizer {
  /// The number of readings that are compared.
  private static let readings = 12

  /// The number in an input of a batch; nil if the file was found in a folder and is not an image.
  ///
  /// - Throws: `RecognitionError.noSuchNumber` if the restriction allows no reading.
  public func readNumber(
    _ input: InputFile, restriction: NumberRestriction = .none, readsMarks: Bool = false
  ) throws(RecognitionError) -> NumberPrediction? {
    guard let bytes = try input.imageBytes() else { return nil }
    return try readNumber(image: bytes, restriction: restriction, readsMarks: readsMarks)
  }

  /// The number in the bytes of an image file of any format that `decodeImage` reads.
  ///
  /// - Parameter readsMarks: whether a minus sign in front and decimal points or commas are part of the number.
  /// - Throws: `RecognitionError.noSuchNumber` if the restriction allows no reading.
  public func readNumber(
    image bytes: [UInt8], restriction: NumberRestriction = .none, readsMarks: Bool = false
  ) throws(RecognitionError) -> NumberPrediction {
    let bitmap: Bitmap
    do { bitmap = try decodeImage(bytes, workingSide: NumberPreprocessing.workingSide) } catch {
      throw .image(error)
    }
    guard let number = NumberPreprocessing.run(bitmap, polarity: polarity, format: format) else {
      throw .noDigitFound
    }
    let predictions = predictions(ofPixels: number.candidates.map(\.pixels))
    let lattice = NumberFeatures(number, predictions: predictions).lattice(numberWeights)
    let grammar = NumberGrammar(restriction: restriction, readsMarks: readsMarks)
    let paths = lattice.best(Self.readings, grammar)
    guard let best = paths.first else { throw .noSuchNumber }
    let total = lattice.total(grammar)
    let size = uprightSize(ofImage: bytes) ?? (bitmap.width, bitmap.height)
    let digits = zip(best.symbols, best.sources).compactMap { symbol, source -> NumberPrediction.Digit? in
      guard case .digit(let digit) = symbol else { return nil }
      return NumberPrediction.Digit(
        digit: digit, confidence: predictions[source].probabilities[digit],
        box: number.candidates[source].box.scaled(
          x: Double(size.width) / Double(number.ink.width),
          y: Double(size.height) / Double(number.ink.height)))
    }
    return NumberPrediction(
      digits: digits,
      candidates: paths.map { path in
        .init(number: path.text(in: number), confidence: min(1, expf(path.total - total)))
      })
  }
}

extension Recognizer {
  /// The features of the number in an image; nil if no ink could be a number.
  package func numberFeatures(of bitmap: Bitmap) -> NumberFeatures? {
    NumberPreprocessing.run(bitmap, polarity: polarity, format: format).map { number in
      NumberFeatures(number, predictions: predictions(ofPixels: number.candidates.map(\.pixels)))
    }
  }
}

extension NumberPath {
  /// The number as text; a separator is a comma if it is high or slender, otherwise a point.
  fileprivate func text(in number: SegmentedNumber) -> String {
    zip(symbols, sources).map { symbol, source in
      switch symbol {
      case .digit(let digit): return String(digit)
      case .minus: return "-"
      case .separator:
        let box = number.pieces[source].box
        return 4 * box.height > number.height || 2 * box.height > 3 * box.width ? "," : "."
      }
    }.joined()
  }
}

extension PixelBox {
  /// The box in an image of another size: the smallest whole pixels that contain it.
  fileprivate func scaled(x: Double, y: Double) -> PixelBox {
    PixelBox(
      left: Int((Double(left) * x).rounded(.down)), top: Int((Double(top) * y).rounded(.down)),
      right: Int((Double(right) * x).rounded(.up)), bottom: Int((Double(bottom) * y).rounded(.up)))
  }
}
