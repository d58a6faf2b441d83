import DigitModel
import SystemSupport

/// log Σ exp(score) over paths of a lattice, and the mean of the paths' features, each path weighted by exp(score): the mean is the
/// derivative of the logarithm with respect to the weights.
struct PathSum {
  var logarithm: Double
  /// In the order of `NumberWeights.values`.
  var features: [Double]

  static let one = PathSum(logarithm: 0, features: [Double](repeating: 0, count: NumberWeights.count))

  /// Adds other paths, each longer by an edge.
  ///
  /// - Parameters:
  ///   - score: of the edge.
  ///   - add: adds the edge's features.
  mutating func add(_ paths: PathSum, score: Double, _ add: (inout [Double]) -> Void) {
    var longer = paths
    longer.logarithm += score
    add(&longer.features)
    let maximum = max(logarithm, longer.logarithm)
    let sum = maximum + log(exp(logarithm - maximum) + exp(longer.logarithm - maximum))
    let (old, new) = (exp(logarithm - sum), exp(longer.logarithm - sum))
    for index in features.indices { features[index] = old * features[index] + new * longer.features[index] }
    logarithm = sum
  }
}

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
    let lattice = lattice(weights)
    let grammar = NumberGrammar(NumberRestriction(allowsMarks: allowsMarks))
    let label = allowsMarks ? label : label.filter { $0.digit != nil }
    guard let right = pathSum(lattice, grammar, label: label), let all = pathSum(lattice, grammar, label: nil)
    else { return nil }
    return (right.logarithm - all.logarithm, zip(right.features, all.features).map { $0 - $1 })
  }

  fileprivate struct State: Hashable {
    var grammar = NumberGrammar.State()
    /// The symbols of the label, counted from the right, that were read.
    var position = 0
  }

  /// - Parameters:
  ///   - lattice: with scores of the same edges.
  ///   - label: the number that the paths read; nil is any.
  private func pathSum(
    _ lattice: NumberLattice, _ grammar: NumberGrammar, label: [NumberSymbol]?
  ) -> PathSum? {
    var features = [[Edge]](repeating: [], count: pieces + 1)
    for edge in edges where edge.isClassified { features[edge.start].append(edge) }
    var nodes = [[State: PathSum]](repeating: [:], count: pieces + 1)
    nodes[pieces] = [State(): .one]
    for node in (0..<pieces).reversed() {
      for (edge, own) in zip(lattice.edges[node], features[node]) {
        let range = NumberWeights.range(of: edge.reading)
        // Sorted, so that sums are always taken in the same order.
        for (state, paths) in nodes[edge.end].sorted(by: { $0.key.order < $1.key.order }) {
          for (digit, score) in edge.scores.enumerated() {
            guard let (symbol, next) = grammar.step(edge.reading, digit: digit, after: state.grammar),
              let position = position(after: state.position, symbol, of: label)
            else { continue }
            let nextState = State(grammar: next, position: position)
            nodes[node][nextState, default: PathSum(logarithm: -.infinity, features: PathSum.one.features)]
              .add(paths, score: Double(score)) { sum in
                for (index, feature) in zip(range, own.features) { sum[index] += Double(feature) }
                guard edge.reading == .digit else { return }
                let (probability, more) = own.probabilityFeatures(digit)
                sum[range.lowerBound + 1] += Double(probability)
                sum[range.lowerBound + 2] += Double(more)
              }
          }
        }
      }
    }
    let ends = nodes[0].filter {
      grammar.accepts($0.key.grammar) && (label == nil || $0.key.position == label?.count)
    }
    return ends.sorted { $0.key.order < $1.key.order }.map(\.value).reduce(nil) { sum, paths in
      guard var sum else { return paths }
      sum.add(paths, score: 0) { _ in }
      return sum
    }
  }

  /// The symbols of the label that are read after one more; nil if the symbol is not the label's.
  private func position(after position: Int, _ symbol: NumberSymbol?, of label: [NumberSymbol]?) -> Int? {
    guard let label, let symbol else { return position }
    // A mark in front of the number is no part of it.
    if position == label.count { return symbol == .separator ? position : nil }
    return label[label.count - 1 - position] == symbol ? position + 1 : nil
  }
}

extension NumberFeatures.State {
  fileprivate var order: Int { 256 * position + grammar.order }
}
