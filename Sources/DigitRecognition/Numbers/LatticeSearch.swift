import SystemSupport

/// A number in a lattice, with its best path.
struct NumberPath: Equatable {
  /// From left to right.
  var digits: [Int]
  /// The indices of the candidates that the digits are read from.
  var candidates: [Int]
  /// The sum of the scores along the best path.
  var score: Float
  /// log Σ exp(score) over all paths of these digits that the search kept.
  var total: Float
}

extension NumberLattice {
  /// The best numbers, in descending order of their totals: an n-best Viterbi search from the last node to the first.
  ///
  /// Paths that read the same digits are one number. A node keeps the `count` numbers with the best paths, in each state of the
  /// restriction, so that the numbers found are exactly those with the best paths of all; their totals may lack paths that
  /// add little.
  ///
  /// - Returns: at most `count` numbers, of one digit or more; none if no path is possible.
  func best(_ count: Int, under restriction: NumberRestriction = .none) -> [NumberPath] {
    typealias Numbers = [NumberRestriction.State: [NumberPath]]
    var nodes = [Numbers](repeating: [:], count: pieces + 1)
    nodes[pieces] = [NumberRestriction.State(): [NumberPath(digits: [], candidates: [], score: 0, total: 0)]]
    for node in (0..<pieces).reversed() {
      var found: [NumberRestriction.State: [[Int]: NumberPath]] = [:]
      for edge in edges[node] {
        for (state, paths) in nodes[edge.end] {
          for (digit, score) in edge.scores.enumerated() {
            guard
              let next = edge.candidate == nil ? state : restriction.state(after: state, digit: digit)
            else { continue }
            for path in paths {
              let extended = path.extended(by: edge.candidate.map { (digit, $0) }, score: score)
              found[next, default: [:]][extended.digits, default: extended].merge(extended)
            }
          }
        }
      }
      nodes[node] = found.mapValues { $0.values.best(count) }
    }
    let accepted = nodes[0].filter { restriction.accepts($0.key) }.values.joined()
    return accepted.filter { !$0.digits.isEmpty }.best(count).sorted { $0.total > $1.total }
  }
}

extension NumberPath {
  fileprivate func extended(by digit: (digit: Int, candidate: Int)?, score: Float) -> NumberPath {
    var path = self
    path.score += score
    path.total += score
    if let digit {
      path.digits.insert(digit.digit, at: 0)
      path.candidates.insert(digit.candidate, at: 0)
    }
    return path
  }

  /// Adds another path of the same digits; a path merged with itself stays as it is.
  fileprivate mutating func merge(_ other: NumberPath) {
    guard other != self else { return }
    let (larger, smaller) = (max(total, other.total), min(total, other.total))
    let sum = larger + log1pf(expf(smaller - larger))
    if other.score > score { self = other }
    total = sum
  }
}

extension Sequence<NumberPath> {
  /// The numbers with the best paths; of equal ones those whose digits come first, so that the result is always the same.
  fileprivate func best(_ count: Int) -> [NumberPath] {
    Array(
      sorted { first, second in
        first.score != second.score
          ? first.score > second.score : first.digits.lexicographicallyPrecedes(second.digits)
      }.prefix(count))
  }
}
