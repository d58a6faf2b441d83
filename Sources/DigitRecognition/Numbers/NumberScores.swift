import DigitImage
import SystemSupport

/// The scores of a number's candidates and skipped pieces: log-probabilities of the network, less penalties for what is rare in
/// handwritten numbers. Lengths are fractions of the number's height.
///
/// The weights were found by coordinate search on 900 synthetic numbers: digits of MNIST's test set and pen strokes, side by
/// side on cells and patterned paper. Each of them changes few answers.
enum NumberScores {
  /// For each digit: many small digits are less probable than a few large ones.
  private static let digit: Float = 1
  /// For each stroke width of ink that a cut crosses.
  private static let cut: Float = 0.6
  /// For each piece after the first, by which the log-probability counts more: a path of few candidates would otherwise have
  /// fewer factors, and be favored for it.
  private static let pieceWeight: Float = 1
  /// For what a candidate is lower than `usualHeight`.
  private static let lowness: Float = 12
  private static let usualHeight: Float = 0.6
  /// For what a candidate is wider than `usualWidth`.
  private static let wideness: Float = 4
  private static let usualWidth: Float = 0.9
  /// For the gaps inside a candidate.
  private static let gap: Float = 5
  /// For two parts beside each other, that are not cut apart: for what is taller than `usualPart`.
  private static let tallParts: Float = 4
  private static let usualPart: Float = 0.3
  /// The largest height of a point, comma or dash.
  private static let markHeight: Float = 0.35
  /// For skipping a mark, and for its size in strokes as long as the number is high.
  private static let mark: (base: Float, size: Float) = (0.2, 1)
  /// The same for any other piece.
  private static let skip: (base: Float, size: Float) = (1, 6)
  /// Every digit has at least this probability: the network may be wrong.
  private static let floor: Float = 0.002

  /// The edges of a number's lattice.
  ///
  /// - Parameter predictions: one for each candidate.
  static func lattice(_ number: SegmentedNumber, predictions: [Prediction]) -> NumberLattice {
    let digits = number.candidates.indices.map { index in
      let candidate = number.candidates[index]
      return NumberLattice.Edge(
        start: candidate.pieces.lowerBound, end: candidate.pieces.upperBound, candidate: index,
        scores: scores(of: candidate, in: number, predictions[index]))
    }
    let skips = number.pieces.indices.map { index in
      NumberLattice.Edge(
        start: index, end: index + 1, candidate: nil, scores: [-skipPenalty(of: index, in: number)])
    }
    return NumberLattice(pieces: number.pieces.count, edges: digits + skips)
  }

  private static func scores(
    of candidate: NumberCandidate, in number: SegmentedNumber, _ prediction: Prediction
  ) -> [Float] {
    let height = Float(number.height)
    func excess(_ length: Int, over usual: Float) -> Float { max(0, Float(length) / height - usual) }
    let penalty =
      digit + cutPenalty(around: candidate.pieces, in: number)
      + lowness * max(0, usualHeight - Float(candidate.box.height) / height)
      + wideness * excess(candidate.box.width, over: usualWidth)
      + gap * excess(candidate.gap, over: 0)
      + tallParts * excess(candidate.besideHeight, over: usualPart)
    let weight = 1 + pieceWeight * Float(candidate.pieces.count - 1)
    let uniform = Float(Prediction.classes) * floor
    return prediction.probabilities.map { weight * logf((1 - uniform) * $0 + floor) - penalty }
  }

  private static func skipPenalty(of index: Int, in number: SegmentedNumber) -> Float {
    let piece = number.pieces[index]
    let height = Float(piece.box.height) / Float(number.height)
    let size = Float(piece.area) / (Float(number.height) * max(number.strokeWidth, 1))
    let weights = height < markHeight ? mark : skip
    return weights.base + weights.size * size + cutPenalty(around: index..<index + 1, in: number)
  }

  /// Half of the penalty of the cuts at both ends; the neighbors have the other half.
  private static func cutPenalty(around pieces: Range<Int>, in number: SegmentedNumber) -> Float {
    let cuts = [pieces.lowerBound, pieces.upperBound].map { index in
      index < number.pieces.count ? number.pieces[index].leftCut ?? 0 : 0
    }
    return cut * Float(cuts.reduce(0, +)) / max(number.strokeWidth, 1) / 2
  }
}
