import DigitImage
import DigitModel
import SystemSupport

/// What a number's pieces may be read as, with the features that decide: a lattice without scores.
///
/// A reading's score is linear in its features. Lengths are fractions of the number's height; a feature that measures an excess
/// is 0 up to the usual.
package struct NumberFeatures: Sendable {
  /// Consecutive pieces in one reading.
  package struct Edge: Sendable {
    /// Boundaries between pieces, 0…pieces.
    package let start: Int
    package let end: Int
    package let reading: NumberWeights.Reading
    /// The index of the candidate of a digit, or of the piece.
    package let source: Int
    /// Those of zeros depend on the digits beside it, and are not among them.
    package let features: [Float]
    /// The network's log-probabilities of the digits 0…9, which take the place of the features 1 and 2; empty for other
    /// readings, and for candidates that are not classified.
    package var logProbabilities: [Float]

    package init(
      start: Int, end: Int, reading: NumberWeights.Reading, source: Int, features: [Float],
      logProbabilities: [Float]
    ) {
      (self.start, self.end, self.reading, self.source) = (start, end, reading, source)
      (self.features, self.logProbabilities) = (features, logProbabilities)
    }
  }

  /// The number of pieces.
  let pieces: Int
  var edges: [Edge]

  /// Every digit has at least this probability: the network may be wrong.
  private static let floor: Float = 0.002
  /// The log-probabilities of improbable and of certain digits.
  static let logProbabilityRange = logf(floor)...logf(1 - Float(Prediction.classes - 1) * floor)

  package init(pieces: Int, edges: [Edge]) {
    self.pieces = pieces
    self.edges = edges
  }

  /// The features of a number whose candidates are not classified.
  init(_ number: SegmentedNumber) {
    let geometry = LineGeometry(number)
    let digits = number.candidates.enumerated().map { index, candidate in
      Edge(
        start: candidate.pieces.lowerBound, end: candidate.pieces.upperBound, reading: .digit, source: index,
        features: geometry.features(of: candidate), logProbabilities: [])
    }
    let others = number.pieces.indices.flatMap { index in
      [.separator, .dash, .noise].map { (reading: NumberWeights.Reading) in
        Edge(
          start: index, end: index + 1, reading: reading, source: index,
          features: geometry.features(of: index, as: reading), logProbabilities: [])
      }
    }
    self.init(pieces: number.pieces.count, edges: digits + others)
  }

  /// The log-probabilities of the digits 0…9.
  static func logProbabilities(_ prediction: Prediction) -> [Float] {
    let uniform = Float(Prediction.classes) * floor
    return prediction.probabilities.map { logf((1 - uniform) * $0 + floor) }
  }

  /// The lattice, scored, without the candidates that are not classified.
  func lattice(_ weights: NumberWeights) -> NumberLattice {
    NumberLattice(
      pieces: pieces, edges: edges.filter(\.isClassified).map { $0.scored(weights) },
      zeroScores: weights.zeroScores)
  }
}

extension NumberWeights {
  /// In the order of the cases of `Zero`.
  var zeroScores: [Float] { Zero.allCases.map { values[$0.index] } }
}

extension NumberFeatures.Edge {
  /// Whether the network has classified the candidate; always true of readings that need no network.
  var isClassified: Bool { reading != .digit || !logProbabilities.isEmpty }

  /// The features of the digit's probability: its logarithm, and the same once for each piece after the first. A reading of few
  /// pieces would otherwise have fewer factors, and be favored for it.
  func probabilityFeatures(_ digit: Int) -> (Float, Float) {
    (logProbabilities[digit], Float(end - start - 1) * logProbabilities[digit])
  }

  func scored(_ weights: NumberWeights) -> NumberLattice.Edge {
    let own = weights.values[NumberWeights.range(of: reading)]
    let score = zip(own, features).reduce(0) { $0 + $1.0 * $1.1 }
    let factor =
      reading == .digit ? own[own.startIndex + 1] + own[own.startIndex + 2] * Float(end - start - 1) : 0
    return NumberLattice.Edge(
      start: start, end: end, reading: reading, source: source,
      scores: reading == .digit ? logProbabilities.map { score + factor * $0 } : [score])
  }
}

/// The measures of a number that features are relative to.
private struct LineGeometry {
  let number: SegmentedNumber
  let height: Float
  let strokeWidth: Float
  /// Medians of the tall pieces, in pixels.
  let top: Float
  let baseline: Float

  init(_ number: SegmentedNumber) {
    self.number = number
    height = Float(number.height)
    strokeWidth = max(number.strokeWidth, 1)
    let tall = number.pieces.filter { 10 * $0.box.height > 6 * number.height }
    let boxes = (tall.isEmpty ? number.pieces : tall).map(\.box)
    top = Float(boxes.map(\.top).sorted()[boxes.count / 2])
    baseline = Float(boxes.map(\.bottom).sorted()[boxes.count / 2])
  }

  /// The features of a digit.
  func features(of candidate: NumberCandidate) -> [Float] {
    let (wide, high) = (Float(candidate.box.width) / height, Float(candidate.box.height) / height)
    let drop = (Float(candidate.box.bottom) - baseline) / height
    return [
      1,
      0, 0,  // in place of the probability's
      cut(around: candidate.pieces),
      max(0, 0.6 - high), max(0, 0.85 - high), max(0, wide - 0.9),
      Float(candidate.gap) / height,
      max(0, Float(candidate.besideHeight) / height - 0.3),  // two tall parts beside each other
      max(0, abs(drop) - 0.15),  // off the base line
      // A mark beside a digit is no part of it.
      Float(candidate.detachedParts), Float(candidate.smallParts),
      max(0, wide / high - 1),  // wider than high, as two zeros are
      // Its faintest piece is paler than a pen makes it, as traces of printed lines are.
      max(0, 0.7 - (number.pieces[candidate.pieces].map(\.strength).min() ?? 1)),
      Float(ends(of: candidate.pieces).count(where: \.sharesLeftStroke)),
      // Loosely attached marks are no part of a digit either.
      number.pieces[candidate.pieces].reduce(0) { $0 + 1 - ($1.attachment ?? 1) },
    ]
  }

  /// The features of a piece that is no digit.
  func features(of index: Int, as reading: NumberWeights.Reading) -> [Float] {
    let piece = number.pieces[index]
    let (wide, high) = (Float(piece.box.width) / height, Float(piece.box.height) / height)
    let size = Float(piece.area) / (height * strokeWidth)
    let faintness = 1 - piece.strength
    let cut = cut(around: index..<index + 1)
    // 0 is the top of the line, 1 its base.
    let middle = (Float(piece.box.top + piece.box.bottom) / 2 - top) / max(baseline - top, 1)
    switch reading {
    case .digit: return []
    case .separator:
      let drop = (Float(piece.box.bottom) - baseline) / height
      let start = (Float(piece.box.top) - top) / height
      return [
        1, size, max(0, high - 0.3), max(0, wide - 0.25),
        max(0, -0.1 - drop), max(0, 0.6 - start),  // too high above the base line
        cut, max(0, wide - high), faintness, max(0, 0.12 - size),
        max(0, drop),  // below the base line, as commas are
        space(around: index),
      ]
    case .dash:
      return [1, size, high, max(0, abs(middle - 0.5) - 0.1), max(0, 0.3 - wide), cut, faintness]
    case .noise:
      let distance = Float(min(piece.box.left, number.ink.width - piece.box.right)) / height
      let whole = componentSize(around: index)
      return [
        1, size,
        // Slender, upright and near a side of the image, as remnants of a cell's borders are; the pieces of a round digit may be
        // slender, but together they are not.
        max(0, 1 - 2 * distance) * min(1, max(0, whole.height / whole.width - 1) / 2),
        cut, max(0, high - 0.5), faintness,
        max(0, abs(middle - 0.5) - 0.5),  // above or below the line
      ]
    }
  }

  /// The stroke widths of ink that the cuts at both ends cross, halved: the neighbors have the other half. A cut along a shared
  /// stroke crosses none.
  private func cut(around pieces: Range<Int>) -> Float {
    let cuts = ends(of: pieces).map { $0.sharesLeftStroke ? 0 : $0.leftCut ?? 0 }
    return Float(cuts.reduce(0, +)) / strokeWidth / 2
  }

  /// The pieces to the right of both ends.
  private func ends(of pieces: Range<Int>) -> [NumberPiece] {
    [pieces.lowerBound, pieces.upperBound].filter(number.pieces.indices.contains).map { number.pieces[$0] }
  }

  /// The space between the tall pieces on both sides, at most 1, since a point takes some; 0 at an end of the number.
  private func space(around index: Int) -> Float {
    let isTall = { (piece: NumberPiece) in 2 * piece.box.height > number.height }
    guard let left = number.pieces[..<index].filter(isTall).map(\.box.right).max(),
      let right = number.pieces[(index + 1)...].filter(isTall).map(\.box.left).min()
    else { return 0 }
    return min(max(0, Float(right - left) / height), 1)
  }

  /// The size of the component that a piece is a part of, in pixels.
  private func componentSize(around index: Int) -> (width: Float, height: Float) {
    let start = number.pieces[...index].lastIndex { $0.leftCut == nil } ?? 0
    let end = number.pieces[(index + 1)...].firstIndex { $0.leftCut == nil } ?? number.pieces.count
    let box = number.pieces[start..<end].map(\.box).union
    return (Float(box.width), Float(box.height))
  }
}
