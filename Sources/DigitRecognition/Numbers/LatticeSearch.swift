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

  /// The best numbers, in descending order of their totals: an n-best Viterbi search from the last node to the first.
  ///
  /// Paths that read the same symbols are one number. A node keeps the `count` numbers with the best paths, in each state of the
  /// grammar, so that the numbers found are exactly those with the best paths of all; their totals may lack paths that
  /// add little.
  ///
  /// - Returns: at most `count` numbers, of one digit or more; none if no path is possible.
  func best(_ count: Int, _ grammar: NumberGrammar) -> [NumberPath] {
    var trie = NumberTrie()
    var nodes = [[PartialPath]](repeating: [], count: pieces + 1)
    nodes[pieces] = [PartialPath(number: NumberTrie.empty, score: 0, total: 0)]
    var found = PathList()
    var steps: [(symbol: NumberSymbol?, state: NumberGrammar.State, score: Float)] = []
    for node in (0..<pieces).reversed() {
      for edge in edges[node] {
        let tails = nodes[edge.end]
        var first = 0
        while first < tails.count {
          // Paths in the same state are beside each other.
          let state = trie.state(of: tails[first].number)
          let end = tails[first...].firstIndex { trie.state(of: $0.number) != state } ?? tails.count
          bestSteps(edge, count, grammar, after: state, into: &steps)
          for step in steps {
            for slot in first..<end {
              let (tail, score) = (tails[slot], step.score)
              let number =
                step.symbol.map { trie.index(of: $0, before: tail.number, state: step.state) } ?? tail.number
              found.merge(
                PartialPath(
                  number: number, score: tail.score + score, total: tail.total + score,
                  source: step.symbol == nil ? nil : edge.source, tail: (edge.end, slot)))
            }
          }
          first = end
        }
      }
      nodes[node] = found.paths.best(count, trie)
      found.removeAll()
    }
    for (slot, path) in nodes[0].enumerated() {
      let state = trie.state(of: path.number)
      let number = trie.withoutLeadingSeparator(path.number)
      guard grammar.accepts(state), number != NumberTrie.empty else { continue }
      let score = score(of: grammar.firstZero(state))
      found.merge(
        PartialPath(number: number, score: path.score + score, total: path.total + score, tail: (0, slot)))
    }
    return found.paths.sorted { trie.isBetter($0, $1) }.prefix(count).map { path in
      let symbols = trie.symbols(of: path.number)
      // Without the source of a separator in front.
      let sources = Array(nodes.sources(of: path).suffix(symbols.count))
      return NumberPath(symbols: symbols, sources: sources, score: path.score, total: path.total)
    }.sorted { $0.total > $1.total }
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
      .reduce(-.infinity) { $0 == -.infinity ? $1 : logSumExp($0, $1) }
  }

  /// What an edge may add after a state: of the digits that lead to the same state, the `count` best.
  private func bestSteps(
    _ edge: Edge, _ count: Int, _ grammar: NumberGrammar, after state: NumberGrammar.State,
    into steps: inout [(symbol: NumberSymbol?, state: NumberGrammar.State, score: Float)]
  ) {
    steps.removeAll(keepingCapacity: true)
    for (digit, ownScore) in edge.scores.enumerated() {
      guard let step = grammar.step(edge.reading, digit: digit, after: state) else { continue }
      let score = ownScore + score(of: step.zero)
      var (rivals, worst): (Int, Int?) = (0, nil)
      for index in steps.indices where steps[index].state == step.state {
        rivals += 1
        if worst.map({ steps[index].score < steps[$0].score }) ?? true { worst = index }
      }
      if rivals < count {
        steps.append((step.symbol, step.state, score))
      } else if let worst, steps[worst].score < score {
        steps[worst] = (step.symbol, step.state, score)
      }
    }
  }
}

/// A path from a node to the last one.
private struct PartialPath {
  /// In the search's trie.
  let number: Int
  /// As in `NumberPath`.
  var score: Float
  var total: Float
  /// Of the first edge; nil if it adds no symbol.
  var source: Int?
  /// The rest of the path: a node, and the index of the path there; nil at the last node.
  var tail: (node: Int, slot: Int)?
}

/// Paths from a node, one for each number.
private struct PathList {
  private(set) var paths: [PartialPath] = []
  /// For each number, the index of its path, if it is that of this number.
  private var places: [Int32] = []

  /// Adds a path to the number that it reads.
  mutating func merge(_ path: PartialPath) {
    while places.count <= path.number { places.append(0) }
    let place = Int(places[path.number])
    guard place < paths.count, paths[place].number == path.number else {
      places[path.number] = Int32(paths.count)
      paths.append(path)
      return
    }
    let total = logSumExp(paths[place].total, path.total)
    if path.score > paths[place].score { paths[place] = path }
    paths[place].total = total
  }

  mutating func removeAll() { paths.removeAll(keepingCapacity: true) }
}

extension NumberTrie {
  /// Whether a path is better; of equal ones that whose symbols come first, so that the result is always the same.
  fileprivate func isBetter(_ first: PartialPath, _ second: PartialPath) -> Bool {
    first.score != second.score ? first.score > second.score : precedes(first.number, second.number)
  }
}

extension [PartialPath] {
  /// The best paths of each state, at most `count`; those of one state are beside each other.
  fileprivate func best(_ count: Int, _ trie: NumberTrie) -> [PartialPath] {
    var states: [NumberGrammar.State] = []
    var best: [[PartialPath]] = []
    for path in self {
      let state = trie.state(of: path.number)
      guard let known = states.firstIndex(of: state) else {
        states.append(state)
        best.append([path])
        continue
      }
      let isFull = best[known].count == count
      if isFull, let worst = best[known].last, trie.isBetter(worst, path) { continue }
      let place = best[known].firstIndex { trie.isBetter(path, $0) } ?? best[known].count
      if isFull { best[known].removeLast() }
      best[known].insert(path, at: place)
    }
    return best.flatMap(\.self)
  }
}

extension [[PartialPath]] {
  /// The sources of a path's symbols.
  fileprivate func sources(of path: PartialPath) -> [Int] {
    var sources: [Int] = []
    var next: PartialPath? = path
    while let path = next {
      if let source = path.source { sources.append(source) }
      next = path.tail.map { self[$0.node][$0.slot] }
    }
    return sources
  }
}

/// log(exp(first) + exp(second))
private func logSumExp(_ first: Float, _ second: Float) -> Float {
  max(first, second) + log1pf(expf(-abs(first - second)))
}
