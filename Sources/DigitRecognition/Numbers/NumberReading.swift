import DigitImage
import SystemSupport

/// A segmented number with its classified candidates, and the lattice of their readings.
struct NumberReading: Sendable {
  /// The number of readings that are compared.
  static let readings = 12

  let number: SegmentedNumber
  /// One for each candidate.
  let predictions: [Prediction]
  let lattice: NumberLattice
  /// Whether marks are part of the number.
  let allowsMarks: Bool

  init(_ number: SegmentedNumber, allowsMarks: Bool, by recognizer: Recognizer) {
    self.number = number
    self.allowsMarks = allowsMarks
    predictions = recognizer.predictions(ofPixels: number.candidates.map(\.pixels))
    let scoring = recognizer.numberScoring
    lattice = NumberFeatures(number, predictions: predictions)
      .lattice(allowsMarks ? scoring.marks : scoring.digits)
  }

  /// The best paths, in descending order of their totals; none if the restriction allows no reading.
  func paths(under restriction: NumberRestriction) -> [NumberPath] {
    lattice.best(Self.readings, NumberGrammar(restriction))
  }

  /// The most probable number with its alternatives; nil if the restriction allows none.
  ///
  /// - Parameter place: turns a box in pixels of the number's ink into one in pixels of the upright image.
  func prediction(
    under restriction: NumberRestriction, place: (PixelBox) -> PixelBox
  ) -> NumberPrediction? {
    prediction(of: paths(under: restriction), under: restriction, place: place)
  }

  /// The prediction that the best paths give; nil if there are none.
  ///
  /// A number's probability is that of the paths that read it among all paths (softmax over their scores).
  func prediction(
    of paths: [NumberPath], under restriction: NumberRestriction, place: (PixelBox) -> PixelBox
  ) -> NumberPrediction? {
    guard let best = paths.first else { return nil }
    let total = lattice.total(NumberGrammar(restriction))
    let digits = zip(best.symbols, best.sources).compactMap { symbol, source -> NumberPrediction.Digit? in
      guard case .digit(let digit) = symbol else { return nil }
      return NumberPrediction.Digit(
        digit: digit, confidence: predictions[source].probabilities[digit],
        box: place(number.candidates[source].box))
    }
    return NumberPrediction(
      digits: digits,
      candidates: paths.map { path in
        let text = zip(path.symbols, path.sources).map(text).joined()
        return .init(number: text, confidence: min(1, expf(path.total - total)))
      })
  }

  /// A symbol as text; a separator is a comma if it is high or slender, otherwise a point.
  func text(_ symbol: NumberSymbol, source: Int) -> String {
    switch symbol {
    case .digit(let digit): return String(digit)
    case .minus: return "-"
    case .separator:
      let box = number.pieces[source].box
      return 4 * box.height > number.height || 2 * box.height > 3 * box.width ? "," : "."
    }
  }
}
