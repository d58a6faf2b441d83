import DigitImage

extension Recognizer {
  /// Whether the picture of a digit shows several digits of like size.
  ///
  /// Shapes decide whether it is worth the time to read the picture as a number; then the network decides.
  ///
  /// - Parameter prediction: of the digit. What is clearly one digit is not two, however wide it is.
  func showsSeveralDigits(_ digit: PreprocessedDigit, _ prediction: Prediction) -> Bool {
    guard digit.hasLikeNeighbor || prediction.isDoubtful && digit.mayBeTwo,
      let number = digit.segmentedAsNumber(),
      let reading = NumberLooks(NumberReading(number, .none, by: self)).prediction()
    else { return false }
    return reading.hasSeveralDigits
  }
}

extension NumberPrediction {
  /// How sure the network must be of two digits.
  private static let lowestDigitConfidence: Float = 0.9
  /// How probable several digits must be among all readings.
  private static let lowestFraction: Float = 0.8
  /// How probable the whole number must be: a word or a scribble beside a digit is not.
  private static let lowestNumberConfidence: Float = 0.2
  /// The widest gap between two digits and the smallest height of one, as fractions of the greater height. A printed line beside
  /// a digit would be a 1, but it is longer or farther away.
  private static let (widestGap, smallestHeight): (Float, Float) = (0.75, 0.6)

  /// Whether two digits beside each other are of like size and certain.
  fileprivate var hasSeveralDigits: Bool {
    let all = candidates.reduce(0) { $0 + $1.confidence }
    let several = candidates.filter { $0.number.utf8.count > 1 }.reduce(0) { $0 + $1.confidence }
    guard confidence >= Self.lowestNumberConfidence, several >= Self.lowestFraction * all else {
      return false
    }
    return zip(digits, digits.dropFirst()).contains { left, right in
      let heights = [left.box.height, right.box.height].map(Float.init).sorted()
      return min(left.confidence, right.confidence) >= Self.lowestDigitConfidence
        && heights[0] >= Self.smallestHeight * heights[1]
        && Float(right.box.left - left.box.right) <= Self.widestGap * heights[1]
    }
  }
}
