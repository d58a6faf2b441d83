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

  init(pieces: Int, edges: [Edge]) {
    self.pieces = pieces
    var byStart = [[Edge]](repeating: [], count: pieces + 1)
    for edge in edges { byStart[edge.start].append(edge) }
    self.edges = byStart
  }
}
