import DigitModel
import SystemSupport

extension NumberFeatures {
  /// The log-likelihood of a number and its gradient with respect to the weights: the log-probability of all paths that read it
  /// among all paths.
  ///
  /// This is the training of a conditional random field; LeCun et al. (1998), section VI, call it discriminative forward training.
  ///
  /// - Parameters:
  ///   - label: the number, marks included.
  ///   - allowsMarks: whether marks are read; otherwise the number is its digits.
  /// - Returns: nil if no path reads the number.
  package func logLikelihood(
    of label: [NumberSymbol], allowsMarks: Bool, _ weights: NumberWeights
  ) -> (value: Double, gradient: [Double])? {
    let grammar = NumberGrammar(NumberRestriction(allowsMarks: allowsMarks))
    let label = label.symbols(allowsMarks: allowsMarks)
    let edges = edges.filter(\.isClassified)
    let lattice = lattice(weights)
    guard let right = PathSums(edges, lattice, grammar, label: label),
      let all = PathSums(edges, lattice, grammar, label: nil)
    else { return nil }
    return (right.logarithm - all.logarithm, zip(right.meanFeatures(), all.meanFeatures()).map { $0 - $1 })
  }
}

/// Sums over all paths of a lattice that read a number, or any number, by the forward-backward algorithm.
private struct PathSums {
  /// What a path has read to the right of a node.
  struct State: Equatable {
    var grammar = NumberGrammar.State()
    /// The symbols of the label, counted from the right, that were read.
    var position = 0
  }

  /// A state at a node, and log Σ exp(score) over the paths from there to the last node.
  struct Place {
    let state: State
    var logarithm: Double
  }

  /// A step of paths from one place to another on its right.
  struct Step {
    let place: Int
    let end: (node: Int, place: Int)
    /// The index of the edge.
    let edge: Int
    let digit: Int
    let zero: NumberWeights.Zero?
    let score: Double
  }

  /// log Σ exp(score) over all paths.
  private(set) var logarithm = -Double.infinity
  private let edges: [NumberFeatures.Edge]
  private var places: [[Place]]
  /// The steps from each node.
  private var steps: [[Step]]
  /// The places of the first node where a number is complete.
  private var ends: [(place: Int, zero: NumberWeights.Zero?, logarithm: Double)] = []

  /// nil without a path.
  ///
  /// - Parameters:
  ///   - edges: in the order of the lattice's.
  ///   - label: the number that the paths read; nil is any.
  init?(
    _ edges: [NumberFeatures.Edge], _ lattice: NumberLattice, _ grammar: NumberGrammar,
    label: [NumberSymbol]?
  ) {
    let pieces = lattice.pieces
    self.edges = edges
    var indices = [[Int]](repeating: [], count: pieces + 1)
    for (index, edge) in edges.enumerated() { indices[edge.start].append(index) }
    places = [[Place]](repeating: [], count: pieces + 1)
    steps = [[Step]](repeating: [], count: pieces + 1)
    places[pieces] = [Place(state: State(), logarithm: 0)]
    for node in (0..<pieces).reversed() {
      for (edge, index) in zip(lattice.edges[node], indices[node]) {
        for (endPlace, end) in places[edge.end].enumerated() {
          for (digit, score) in edge.scores.enumerated() {
            guard let step = grammar.step(edge.reading, digit: digit, after: end.state.grammar),
              let position = position(after: end.state.position, step.symbol, of: label)
            else { continue }
            let score = Double(score + lattice.score(of: step.zero))
            let place = add(
              end.logarithm + score, to: State(grammar: step.state, position: position), at: node)
            steps[node].append(
              Step(
                place: place, end: (edge.end, endPlace), edge: index, digit: digit, zero: step.zero,
                score: score))
          }
        }
      }
    }
    for (index, place) in places[0].enumerated()
    where grammar.accepts(place.state.grammar) && (label == nil || place.state.position == label?.count) {
      let zero = grammar.firstZero(place.state.grammar)
      let end = place.logarithm + Double(lattice.score(of: zero))
      ends.append((index, zero, end))
      logarithm = logSumExp(logarithm, end)
    }
    if ends.isEmpty { return nil }
  }

  /// Adds paths to those of a state at a node.
  ///
  /// - Returns: the index of the place.
  private mutating func add(_ logarithm: Double, to state: State, at node: Int) -> Int {
    guard let place = places[node].firstIndex(where: { $0.state == state }) else {
      places[node].append(Place(state: state, logarithm: logarithm))
      return places[node].count - 1
    }
    places[node][place].logarithm = logSumExp(places[node][place].logarithm, logarithm)
    return place
  }

  /// The mean of the paths' features, each path weighted by exp(score): the derivative of `logarithm` with respect to the weights, in
  /// the order of `NumberWeights.values`.
  func meanFeatures() -> [Double] {
    var sums = [Double](repeating: 0, count: NumberWeights.count)
    /// The fraction of the paths that go through each place, and along each edge with each digit.
    var fractions = places.map { [Double](repeating: 0, count: $0.count) }
    var edgeFractions = [Double](repeating: 0, count: edges.count * Prediction.classes)
    for end in ends {
      let fraction = exp(end.logarithm - logarithm)
      fractions[0][end.place] += fraction
      if let zero = end.zero { sums[zero.index] += fraction }
    }
    for node in steps.indices {
      for step in steps[node] {
        let (start, end) = (places[node][step.place], places[step.end.node][step.end.place])
        let fraction =
          fractions[node][step.place] * exp(end.logarithm + step.score - start.logarithm)
        fractions[step.end.node][step.end.place] += fraction
        edgeFractions[step.edge * Prediction.classes + step.digit] += fraction
        if let zero = step.zero { sums[zero.index] += fraction }
      }
    }
    for (index, edge) in edges.enumerated() {
      let digits = edgeFractions[index * Prediction.classes..<(index + 1) * Prediction.classes]
      let fraction = digits.reduce(0, +)
      let range = NumberWeights.range(of: edge.reading)
      for (index, feature) in zip(range, edge.features) { sums[index] += fraction * Double(feature) }
      guard edge.reading == .digit else { continue }
      for (digit, fraction) in digits.enumerated() {
        let (probability, more) = edge.probabilityFeatures(digit)
        sums[range.lowerBound + 1] += fraction * Double(probability)
        sums[range.lowerBound + 2] += fraction * Double(more)
      }
    }
    return sums
  }
}

/// The symbols of the label that are read after one more; nil if the symbol is not the label's.
private func position(after position: Int, _ symbol: NumberSymbol?, of label: [NumberSymbol]?) -> Int? {
  guard let label, let symbol else { return position }
  // A mark in front of the number is no part of it.
  if position == label.count { return symbol == .separator ? position : nil }
  return label[label.count - 1 - position] == symbol ? position + 1 : nil
}

/// log(exp(first) + exp(second)); -∞ is log 0.
private func logSumExp(_ first: Double, _ second: Double) -> Double {
  let maximum = max(first, second)
  return maximum == -.infinity ? maximum : maximum + log(exp(first - maximum) + exp(second - maximum))
}
