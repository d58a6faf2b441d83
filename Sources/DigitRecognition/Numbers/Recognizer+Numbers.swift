import DigitImage
import SystemSupport

extension Recognizer {
  /// The number of readings that are compared.
  private static let readings = 12

  /// The number in an input of a batch; nil if the file was found in a folder and is not an image.
  ///
  /// - Throws: `RecognitionError.noSuchNumber` if the restriction allows no reading.
  public func readNumber(
    _ input: InputFile, restriction: NumberRestriction = .none
  ) throws(RecognitionError) -> NumberPrediction? {
    guard let bytes = try input.imageBytes() else { return nil }
    return try readNumber(image: bytes, restriction: restriction)
  }

  /// The number in the bytes of an image file of any format that `decodeImage` reads.
  ///
  /// - Throws: `RecognitionError.noSuchNumber` if the restriction allows no reading.
  public func readNumber(
    image bytes: [UInt8], restriction: NumberRestriction = .none
  ) throws(RecognitionError) -> NumberPrediction {
    let bitmap: Bitmap
    do { bitmap = try decodeImage(bytes, workingSide: NumberPreprocessing.workingSide) } catch {
      throw .image(error)
    }
    guard let number = NumberPreprocessing.run(bitmap, polarity: polarity, format: format) else {
      throw .noDigitFound
    }
    let predictions = predictions(ofPixels: number.candidates.map(\.pixels))
    let paths = NumberScores.lattice(number, predictions: predictions)
      .best(Self.readings, under: restriction)
    guard let best = paths.first else { throw .noSuchNumber }
    let size = uprightSize(ofImage: bytes) ?? (bitmap.width, bitmap.height)
    let digits = zip(best.digits, best.candidates).map { digit, candidate in
      NumberPrediction.Digit(
        digit: digit, confidence: predictions[candidate].probabilities[digit],
        box: number.candidates[candidate].box.scaled(
          x: Double(size.width) / Double(number.ink.width),
          y: Double(size.height) / Double(number.ink.height)))
    }
    return NumberPrediction(digits: digits, paths: paths)
  }
}

extension NumberPrediction {
  /// Softmax over the scores, times the product of the digits' confidences: the scores say which reading is best, the digits
  /// whether it is any good.
  ///
  /// The product and the temperature were chosen, among other combinations, by the likelihood of 900 synthetic numbers.
  ///
  /// - Precondition: there is at least one path.
  fileprivate init(digits: [Digit], paths: [NumberPath]) {
    let temperature: Float = 0.7
    let weights = paths.map { expf(($0.total - paths[0].total) / temperature) }
    let factor = digits.reduce(1) { $0 * $1.confidence } / weights.reduce(0, +)
    self.digits = digits
    candidates = zip(paths, weights).map { path, weight in
      Candidate(number: path.digits.map(String.init).joined(), confidence: weight * factor)
    }
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
