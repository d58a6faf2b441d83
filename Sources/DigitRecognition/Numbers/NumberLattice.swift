import DigitModel
import SystemSupport

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

/// A number in a lattice, with its best path.
struct NumberPath: Equatable {
  /// From left to right.
  var symbols: [NumberSymbol] = []
  /// For each symbol, the index of the candidate of a digit, or of the piece of a mark.
  var sources: [Int] = []
  /// The sum of the scores along the best path.
  var score: Float = 0
  /// log Σ exp(score) over all paths of this number that the search kept.
  var total: Float = 0
  /// The probability of the number, 0…1; set by `NumberLattice.mostProbable`.
  var probability: Float = 0
}

extension NumberLattice {
  /// No number is more probable: a scribble or a printed line may look like a digit, whatever the scores say.
  static let highestProbability: Float = 0.9999

  /// The most probable numbers, the best first. A number's probability is that of the paths that read it among all paths
  /// (softmax over their scores).
  func mostProbable(_ count: Int, _ grammar: NumberGrammar) -> [NumberPath] {
    let all = total(grammar)
    return best(count, grammar).map { path in
      var path = path
      path.probability = min(Self.highestProbability, expf(path.total - all))
      return path
    }
  }

  /// log Σ exp(score) over all paths that the grammar allows, those without a digit included.
  func total(_ grammar: NumberGrammar) -> Float {
    var nodes = [[(state: NumberGrammar.State, sum: Float)]](repeating: [], count: pieces + 1)
    nodes[pieces] = [(NumberGrammar.State(), 0)]
    for node in (0..<pieces).reversed() {
      for edge in edges[node] {
        for (state, sum) in nodes[edge.end] {
          for (digit, score) in edge.scores.enumerated() {
            guard let step = grammar.step(edge.reading, digit: digit, after: state) else { continue }
            let sum = sum + score + self.score(of: step.zero)
            if let known = nodes[node].firstIndex(where: { $0.state == step.state }) {
              nodes[node][known].sum = logSumExp(nodes[node][known].sum, sum)
            } else {
              nodes[node].append((step.state, sum))
            }
          }
        }
      }
    }
    return nodes[0].filter { grammar.accepts($0.state) }
      .map { $0.sum + score(of: grammar.firstZero($0.state)) }
      .reduce(-.infinity, logSumExp)
  }
}

/// log(exp(first) + exp(second))
func logSumExp(_ first: Float, _ second: Float) -> Float {
  max(first, second) + log1pf(expf(-abs(first - second)))
}
