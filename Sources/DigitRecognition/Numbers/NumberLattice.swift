import DigitModel

/// The ways in which pieces of ink may form a number: a graph whose nodes are the boundaries between pieces, and whose edges
/// read the pieces between two boundaries as a digit, a mark, or noise.
///
/// LeCun, Bottou, Bengio and Haffner, "Gradient-based learning applied to document recognition" (1998), sections V and VI, call
/// it the interpretation graph.
struct NumberLattice {
  /// The pieces from one boundary to another, in one reading.
  struct Edge {
    /// Boundaries, 0…pieces.
    let start: Int
    let end: Int
    let reading: NumberWeights.Reading
    /// The index of the candidate of a digit, or of the piece.
    let source: Int
    /// The score of each digit 0…9, the higher the better; of other readings, one score.
    let scores: [Float]
  }

  /// The number of pieces; the nodes are 0…pieces.
  let pieces: Int
  /// The edges that start at each node.
  let edges: [[Edge]]
  /// The scores of zeros at certain places, in the order of the cases of `NumberWeights.Zero`.
  let zeroScores: [Float]

  init(
    pieces: Int, edges: [Edge], zeroScores: [Float] = NumberWeights.Zero.allCases.map { _ in 0 }
  ) {
    (self.pieces, self.zeroScores) = (pieces, zeroScores)
    var byStart = [[Edge]](repeating: [], count: pieces + 1)
    for edge in edges { byStart[edge.start].append(edge) }
    self.edges = byStart
  }

  /// What each symbol of a number scores for being a zero at a certain place.
  func zeroScores(of symbols: [NumberSymbol], _ grammar: NumberGrammar) -> [Float] {
    var scores: [Float] = []
    var state = NumberGrammar.State()
    for symbol in symbols.reversed() {
      guard let step = grammar.step(symbol.reading, digit: symbol.digit ?? 0, after: state) else { break }
      scores.insert(score(of: step.zero), at: 0)
      state = step.state
    }
    if let first = symbols.firstIndex(where: { $0.digit != nil }), first < scores.count {
      scores[first] += score(of: grammar.firstZero(state))
    }
    return scores
  }

  /// The score that a zero has for its place; nil is none.
  func score(of zero: NumberWeights.Zero?) -> Float { zero.map { zeroScores[$0.rawValue] } ?? 0 }
}
