import DigitImage

extension Recognizer {
  /// The number in the bytes of an image file of any format that `decodeImage` reads.
  ///
  /// - Parameter jobs: the maximum number of threads; the result does not depend on it.
  /// - Throws: `RecognitionError.noSuchNumber` if the restriction allows no reading.
  public func readNumber(
    image bytes: [UInt8], restriction: NumberRestriction = .none, jobs: Int = 1
  ) throws(RecognitionError) -> NumberPrediction {
    try recognizeNumber(image: bytes, restriction: restriction, jobs: jobs).requireNumber()
  }

  /// The number in the bytes of an image file of any format that `decodeImage` reads, and how it was read.
  ///
  /// - Parameter jobs: the maximum number of threads; the result does not depend on it.
  /// - Throws: `RecognitionError` if the file cannot be decoded. No number is not an error here.
  public func recognizeNumber(
    image bytes: [UInt8], restriction: NumberRestriction = .none, jobs: Int = 1
  ) throws(RecognitionError) -> NumberRecognition {
    let bitmap = try bitmap(ofImage: bytes, workingSide: NumberPreprocessing.workingSide)
    let stages = NumberPreprocessing.run(bitmap, polarity: polarity, format: format)
    guard let looks = looks(at: stages, restriction, jobs: jobs) else {
      return NumberRecognition(stages: stages)
    }
    let size = uprightSize(ofImage: bytes) ?? (bitmap.width, bitmap.height)
    let prediction = looks.prediction { box, number in
      box.scaled(from: (number.ink.width, number.ink.height), to: size)
    }
    return NumberRecognition(stages: stages, looks: looks, imageWidth: size.width, prediction: prediction)
  }

  /// The number in an image, and its confidence; nil if there is none.
  package func readNumber(in bitmap: Bitmap, restriction: NumberRestriction) -> NumberPrediction? {
    let stages = NumberPreprocessing.run(bitmap, polarity: polarity, format: format)
    return looks(at: stages, restriction, jobs: 1)?.prediction()
  }

  private func looks(at stages: NumberStages, _ restriction: NumberRestriction, jobs: Int) -> NumberLooks? {
    guard stages.number != nil else { return nil }
    return looks(under: restriction, jobs: jobs) { view in
      stages.seen(in: view).number.map { NumberReading($0, restriction, by: self) }
    }
  }

  /// Looks in all views, with this model's confidence in the mean.
  ///
  /// - Parameter read: reads the number in a view.
  func looks(
    under restriction: NumberRestriction, jobs: Int, read: @Sendable (NumberView) -> NumberReading?
  ) -> NumberLooks {
    let confidence = numberScoring.weights(allowsMarks: restriction.allowsMarks).confidence
    return NumberLooks(confidence: confidence, jobs: jobs, read: read)
  }
}

// For calibration.
extension Recognizer {
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

  /// The features of the number in an image in all views, with those candidates classified that the search for the most probable
  /// number needs.
  package func searchedNumber(in bitmap: Bitmap, restriction: NumberRestriction) -> SearchedNumber {
    let stages = NumberPreprocessing.run(bitmap, polarity: polarity, format: format)
    return SearchedNumber(
      views: NumberView.all.map { view in
        stages.seen(in: view).number.map { NumberReading($0, restriction, by: self).features }
      })
  }
}
