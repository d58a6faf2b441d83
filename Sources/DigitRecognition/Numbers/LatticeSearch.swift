import SystemSupport

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
  private static let highestProbability: Float = 0.9999

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

  /// The best numbers, in descending order of their totals: an n-best Viterbi search from the last node to the first.
  ///
  /// Paths that read the same symbols are one number. A node keeps the `count` numbers with the best paths, in each state of the
  /// grammar, so that the numbers found are exactly those with the best paths of all; their totals may lack paths that
  /// add little.
  ///
  /// - Returns: at most `count` numbers, of one digit or more; none if no path is possible.
  func best(_ count: Int, _ grammar: NumberGrammar) -> [NumberPath] {
    var nodes = [[NumberGrammar.State: [NumberPath]]](repeating: [:], count: pieces + 1)
    nodes[pieces] = [NumberGrammar.State(): [NumberPath()]]
    for node in (0..<pieces).reversed() {
      var found: [NumberGrammar.State: [[NumberSymbol]: NumberPath]] = [:]
      for edge in edges[node] {
        for (state, paths) in nodes[edge.end].inOrder {
          for step in edge.bestSteps(count, grammar, after: state) {
            for path in paths {
              let extended = path.extended(by: step.symbol, source: edge.source, score: step.score)
              found[step.state, default: [:]].merge(extended)
            }
          }
        }
      }
      nodes[node] = found.mapValues { $0.values.best(count) }
    }
    var numbers: [[NumberSymbol]: NumberPath] = [:]
    for (state, paths) in nodes[0].inOrder where grammar.accepts(state) {
      for path in paths where !path.symbols.isEmpty { numbers.merge(path.withoutLeadingSeparator) }
    }
    return numbers.values.best(count).sorted { $0.total > $1.total }
  }

  /// log Σ exp(score) over all paths that the grammar allows, those without a digit included.
  func total(_ grammar: NumberGrammar) -> Float {
    var nodes = [[NumberGrammar.State: Float]](repeating: [:], count: pieces + 1)
    nodes[pieces] = [NumberGrammar.State(): 0]
    for node in (0..<pieces).reversed() {
      for edge in edges[node] {
        for (state, sum) in nodes[edge.end].inOrder {
          for (digit, score) in edge.scores.enumerated() {
            guard let (_, next) = grammar.step(edge.reading, digit: digit, after: state) else { continue }
            nodes[node][next] = logSumExp(nodes[node][next], sum + score)
          }
        }
      }
    }
    return nodes[0].inOrder.filter { grammar.accepts($0.key) }.map(\.value).reduce(nil, logSumExp)
      ?? -.infinity
  }
}

extension NumberLattice.Edge {
  /// What the edge may add after a state: of the digits that lead to the same state, the `count` best.
  fileprivate func bestSteps(
    _ count: Int, _ grammar: NumberGrammar, after state: NumberGrammar.State
  ) -> [(symbol: NumberSymbol?, state: NumberGrammar.State, score: Float)] {
    var steps: [(symbol: NumberSymbol?, state: NumberGrammar.State, score: Float)] = []
    for (digit, score) in scores.enumerated() {
      guard let (symbol, next) = grammar.step(reading, digit: digit, after: state) else { continue }
      let rivals = steps.indices.filter { steps[$0].state == next }
      if rivals.count < count {
        steps.append((symbol, next, score))
      } else if let worst = rivals.min(by: { steps[$0].score < steps[$1].score }), steps[worst].score < score
      {
        steps[worst] = (symbol, next, score)
      }
    }
    return steps
  }
}

/// log(exp(first) + exp(second)); nil is log 0.
private func logSumExp(_ first: Float?, _ second: Float) -> Float {
  guard let first else { return second }
  return max(first, second) + log1pf(expf(-abs(first - second)))
}

extension Dictionary where Key == NumberGrammar.State {
  /// The entries, in an order that is always the same.
  fileprivate var inOrder: [Element] { sorted { $0.key.order < $1.key.order } }
}

extension NumberPath {
  fileprivate func extended(by symbol: NumberSymbol?, source: Int, score: Float) -> NumberPath {
    var path = self
    path.score += score
    path.total += score
    if let symbol {
      path.symbols.insert(symbol, at: 0)
      path.sources.insert(source, at: 0)
    }
    return path
  }
}

extension NumberPath {
  /// A mark in front of the first digit is no part of the number.
  fileprivate var withoutLeadingSeparator: NumberPath {
    guard symbols.first == .separator else { return self }
    var path = self
    path.symbols.removeFirst()
    path.sources.removeFirst()
    return path
  }
}

extension [[NumberSymbol]: NumberPath] {
  /// Adds a path to the number that it reads.
  fileprivate mutating func merge(_ path: NumberPath) {
    guard let known = self[path.symbols] else {
      self[path.symbols] = path
      return
    }
    var better = path.score > known.score ? path : known
    better.total = logSumExp(known.total, path.total)
    self[path.symbols] = better
  }
}

extension Sequence<NumberPath> {
  /// The numbers with the best paths; of equal ones those whose symbols come first, so that the result is always the same.
  fileprivate func best(_ count: Int) -> [NumberPath] {
    Array(
      sorted { first, second in
        first.score != second.score
          ? first.score > second.score
          : first.symbols.map(\.order).lexicographicallyPrecedes(second.symbols.map(\.order))
      }.prefix(count))
  }
}

extension NumberSymbol {
  fileprivate var order: Int {
    switch self {
    case .digit(let digit): digit
    case .separator: 10
    case .minus: 11
    }
  }
}
