import DigitImage

extension Recognizer {
  /// The number in the bytes of an image file of any format that `decodeImage` reads.
  ///
  /// - Throws: `RecognitionError.noSuchNumber` if the restriction allows no reading.
  public func readNumber(
    image bytes: [UInt8], restriction: NumberRestriction = .none
  ) throws(RecognitionError) -> NumberPrediction {
    try recognizeNumber(image: bytes, restriction: restriction).requireNumber()
  }

  /// The number in the bytes of an image file of any format that `decodeImage` reads, and how it was read.
  ///
  /// - Throws: `RecognitionError` if the file cannot be decoded. No number is not an error here.
  public func recognizeNumber(
    image bytes: [UInt8], restriction: NumberRestriction = .none
  ) throws(RecognitionError) -> NumberRecognition {
    let bitmap = try bitmap(ofImage: bytes, workingSide: NumberPreprocessing.workingSide)
    let stages = NumberPreprocessing.run(bitmap, polarity: polarity, format: format)
    guard let number = stages.number else { return NumberRecognition(stages: stages) }
    let size = uprightSize(ofImage: bytes) ?? (bitmap.width, bitmap.height)
    let (x, y) = (
      Double(size.width) / Double(number.ink.width), Double(size.height) / Double(number.ink.height)
    )
    let reading = NumberReading(number, restriction, by: self)
    return NumberRecognition(
      stages: stages, reading: reading, prediction: reading.prediction { $0.scaled(x: x, y: y) })
  }

  /// The features of the number in an image, with all candidates classified; nil if no ink could be a number.
  package func numberFeatures(of bitmap: Bitmap) -> NumberFeatures? {
    NumberPreprocessing.run(bitmap, polarity: polarity, format: format).number.map { number in
      var features = NumberFeatures(number)
      let predictions = predictions(ofPixels: number.candidates.map(\.pixels))
      for index in features.edges.indices where features.edges[index].reading == .digit {
        let prediction = predictions[features.edges[index].source]
        features.edges[index].logProbabilities = NumberFeatures.logProbabilities(prediction)
      }
      return features
    }
  }

  /// The number in an image, and its confidence; nil if there is none.
  package func readNumber(in bitmap: Bitmap, restriction: NumberRestriction) -> NumberPrediction? {
    NumberPreprocessing.run(bitmap, polarity: polarity, format: format).number.flatMap { number in
      NumberReading(number, restriction, by: self).prediction()
    }
  }
}
