import DigitImage
import SystemSupport

/// A segmented number, read within a restriction.
struct NumberReading: Sendable {
  /// The number of readings that are compared.
  static let readings = 12

  let number: SegmentedNumber
  /// One for each candidate; nil for those that could not be part of the most probable number.
  let predictions: [Prediction?]
  /// With those candidates that are classified.
  let features: NumberFeatures
  let lattice: NumberLattice
  /// The most probable numbers, the best first; none if the restriction allows no reading.
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
    paths = lattice.mostProbable(Self.readings, grammar)
    (self.number, self.restriction, self.predictions) = (number, restriction, predictions)
    self.features = features
  }

  /// The confidence of the most probable number, 0…1; 0 without one.
  var confidence: Float { paths.first?.probability ?? 0 }

  /// The digits of a path.
  ///
  /// - Parameter place: turns a box in pixels of the number's ink into one in pixels of the upright image.
  func digits(of path: NumberPath, place: (PixelBox) -> PixelBox) -> [NumberPrediction.Digit] {
    zip(path.symbols, path.sources).compactMap { symbol, source in
      guard case .digit(let digit) = symbol, let prediction = predictions[source] else { return nil }
      return NumberPrediction.Digit(
        digit: digit, confidence: prediction.probabilities[digit],
        box: place(number.candidates[source].box))
    }
  }

  /// The number of a path as text, with its probability.
  func candidate(_ path: NumberPath) -> NumberPrediction.Candidate {
    .init(number: zip(path.symbols, path.sources).map(text).joined(), confidence: path.probability)
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
