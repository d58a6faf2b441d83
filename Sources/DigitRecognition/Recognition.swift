import DigitImage

/// How the digit in an image was recognized.
public struct Recognition: Sendable {
  /// The usual reading's prediction; after a second look the mean of all readings, each the less sure the more ink it left
  /// out. A reading without a digit counts as ten equal probabilities.
  public let prediction: Prediction
  /// The usual reading; after it those of a second look, if the usual one was doubtful.
  public let readings: [Reading]
  /// The index of the reading that found a digit and gives the predicted one the highest probability; 0 if none did.
  public let best: Int

  /// The preprocessed digit of that reading; if none found a digit, the failure of the usual reading.
  public var digit: Result<PreprocessedDigit, NoDigitFound> { readings[best].result }

  /// - Parameter isOneOfSeveral: whether the picture shows other digits of like size.
  /// - Precondition: there is at least one reading.
  init(_ readings: [Reading], isOneOfSeveral: Bool = false) {
    var prediction =
      readings.count == 1 ? readings[0].prediction : Prediction.mean(of: readings.map(\.discounted))
    prediction.isOneOfSeveral = isOneOfSeveral
    self.prediction = prediction
    self.readings = readings
    best =
      readings.indices.filter { readings[$0].digit != nil }
      .max { first, second in
        let probabilities = [first, second].map { readings[$0].prediction.probabilities[prediction.digit] }
        return probabilities[0] < probabilities[1]
      } ?? 0
  }
}

extension Recognition {
  /// The recognition itself.
  ///
  /// - Throws: `RecognitionError.noDigitFound` if no reading found a digit.
  public func requireDigit() throws(RecognitionError) -> Recognition {
    if case .failure = digit { throw .noDigitFound }
    return self
  }
}

/// An image as it looks under one hypothesis.
public struct Reading: Sendable {
  public let hypothesis: Hypothesis
  /// The preprocessed digit, or the stages up to the one that failed.
  public let result: Result<PreprocessedDigit, NoDigitFound>
  /// The probabilities; all equal if no digit was found.
  public let prediction: Prediction

  /// nil if none was found.
  public var digit: PreprocessedDigit? { try? result.get() }

  /// Whether the image deserves a second look: no digit was found, or one that the network is unsure of, or one that does not
  /// explain the image. It is so for one photo in thirty.
  var isDoubtful: Bool { prediction.isDoubtful || unexplained > 0 }

  /// The prediction, less sure the less it explains the image: nothing explained gives equal probabilities.
  var discounted: Prediction { prediction.mixed(with: .uniform, weight: unexplained) }

  /// How much of the image the digit does not explain, 0…1: what it leaves out of the ink, beyond the three tenths that
  /// specks and remnants of printed lines may have, or the missing part of a digit that is cut off; 1 without a digit.
  private var unexplained: Float {
    guard let digit else { return 1 }
    return max((digit.stages.inkLeftOut - 0.3) / 0.7, digit.isCutOff ? 0.25 : 0)
  }
}
