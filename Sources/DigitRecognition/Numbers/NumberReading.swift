import DigitImage
import SystemSupport

/// A segmented number, read within a restriction.
struct NumberReading: Sendable {
  /// The number of readings that are compared.
  static let readings = 12

  let number: SegmentedNumber
  /// One for each candidate; nil for those that could not be part of the most probable number.
  let predictions: [Prediction?]
  let lattice: NumberLattice
  /// The best paths, in descending order of their totals; none if the restriction allows no reading.
  let paths: [NumberPath]
  let restriction: NumberRestriction

  init(_ number: SegmentedNumber, _ restriction: NumberRestriction, by recognizer: Recognizer) {
    let grammar = NumberGrammar(restriction)
    let weights = recognizer.numberScoring.weights(allowsMarks: restriction.allowsMarks)
    var predictions = [Prediction?](repeating: nil, count: number.candidates.count)
    var features = NumberFeatures(number)
    features.classifyBestPath(weights, grammar) { candidates in
      let found = recognizer.predictions(ofPixels: candidates.map { number.candidates[$0].pixels })
      for (candidate, prediction) in zip(candidates, found) { predictions[candidate] = prediction }
      return found.map(NumberFeatures.logProbabilities)
    }
    lattice = features.lattice(weights)
    paths = lattice.best(Self.readings, grammar)
    (self.number, self.restriction, self.predictions) = (number, restriction, predictions)
  }

  /// The most probable number with its alternatives; nil if the restriction allows none.
  ///
  /// A number's probability is that of the paths that read it among all paths (softmax over their scores).
  ///
  /// - Parameter place: turns a box in pixels of the number's ink into one in pixels of the upright image.
  func prediction(place: (PixelBox) -> PixelBox = { $0 }) -> NumberPrediction? {
    guard let best = paths.first else { return nil }
    let total = lattice.total(NumberGrammar(restriction))
    let digits = zip(best.symbols, best.sources).compactMap { symbol, source -> NumberPrediction.Digit? in
      guard case .digit(let digit) = symbol, let prediction = predictions[source] else { return nil }
      return NumberPrediction.Digit(
        digit: digit, confidence: prediction.probabilities[digit],
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
