import SystemSupport

extension NumberLattice {
  /// The best numbers, in descending order of their totals: an n-best Viterbi search from the last node to the first.
  ///
  /// Paths that read the same symbols are one number. A node keeps the `count` numbers with the best paths, in each state of the
  /// grammar, so that the numbers found are exactly those with the best paths of all; their totals may lack paths that
  /// add little.
  ///
  /// - Returns: at most `count` numbers, of one digit or more; none if no path is possible.
  func best(_ count: Int, _ grammar: NumberGrammar) -> [NumberPath] {
    var search = LatticeSearch(lattice: self, grammar: grammar, count: count)
    for node in (0..<pieces).reversed() { search.extendPaths(to: node) }
    return search.bestNumbers()
  }
}

private struct LatticeSearch {
  let lattice: NumberLattice
  let grammar: NumberGrammar
  let count: Int
  private var trie = NumberTrie()
  /// The paths from each node to the last one; those in the same state are beside each other.
  private var nodes: [[PartialPath]]
  private var found = PathList()
  private var steps: [ScoredStep] = []

  init(lattice: NumberLattice, grammar: NumberGrammar, count: Int) {
    (self.lattice, self.grammar, self.count) = (lattice, grammar, count)
    nodes = [[PartialPath]](repeating: [], count: lattice.pieces + 1)
    nodes[lattice.pieces] = [PartialPath(number: NumberTrie.empty, score: 0, total: 0)]
  }

  /// Finds the best paths from a node, once those of all nodes on its right are known.
  mutating func extendPaths(to node: Int) {
    for edge in lattice.edges[node] {
      var first = 0
      while first < nodes[edge.end].count {
        let tails = nodes[edge.end][first...]
        let state = trie.state(of: tails[first].number)
        let end = tails.firstIndex { trie.state(of: $0.number) != state } ?? tails.endIndex
        findBestSteps(of: edge, after: state)
        for step in steps {
          for slot in first..<end { extendPath(slot, at: edge.end, by: step, source: edge.source) }
        }
        first = end
      }
    }
    nodes[node] = found.paths.best(count, trie)
    found.removeAll()
  }

  private mutating func extendPath(_ slot: Int, at node: Int, by scored: ScoredStep, source: Int) {
    let (tail, step) = (nodes[node][slot], scored.step)
    let number =
      step.symbol.map { trie.index(of: $0, before: tail.number, state: step.state) } ?? tail.number
    found.merge(
      PartialPath(
        number: number, score: tail.score + scored.score, total: tail.total + scored.score,
        source: step.symbol == nil ? nil : source, tail: (node, slot)))
  }

  /// Finds what an edge may add after a state: of the digits that lead to the same state, the `count` best.
  private mutating func findBestSteps(of edge: NumberLattice.Edge, after state: NumberGrammar.State) {
    steps.removeAll(keepingCapacity: true)
    for (digit, score) in edge.scores.enumerated() {
      guard let step = grammar.step(edge.reading, digit: digit, after: state) else { continue }
      let scored = ScoredStep(step: step, score: score + lattice.score(of: step.zero))
      var (rivals, worst): (Int, Int?) = (0, nil)
      for index in steps.indices where steps[index].step.state == step.state {
        rivals += 1
        if worst.map({ steps[index].score < steps[$0].score }) ?? true { worst = index }
      }
      if rivals < count {
        steps.append(scored)
      } else if let worst, steps[worst].score < scored.score {
        steps[worst] = scored
      }
    }
  }

  /// The best numbers from the first node.
  mutating func bestNumbers() -> [NumberPath] {
    for (slot, path) in nodes[0].enumerated() {
      let state = trie.state(of: path.number)
      let number = trie.withoutLeadingSeparator(path.number)
      guard grammar.accepts(state), number != NumberTrie.empty else { continue }
      let score = lattice.score(of: grammar.firstZero(state))
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
}

/// What an edge may add to a path.
private struct ScoredStep {
  let step: NumberGrammar.Step
  let score: Float
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
