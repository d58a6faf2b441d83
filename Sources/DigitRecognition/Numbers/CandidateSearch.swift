import DigitModel

extension NumberFeatures {
  /// Classifies the candidates that may be part of the most probable number: a best-first search (A*; Hart,
  /// Nilsson and Raphael, "A formal basis for the heuristic determination of minimum cost paths", 1968).
  ///
  /// A candidate that is not classified counts as certain to be any digit. As long as the best path has such candidates,
  /// they are classified. The best path is then the same as if all candidates were; most of them, parts and pairs of digits, never
  /// are.
  ///
  /// - Parameter classify: the log-probabilities of the candidates with these indices.
  mutating func classifyBestPath(
    _ weights: NumberWeights, _ grammar: NumberGrammar, classify: ([Int]) -> [[Float]]
  ) {
    let places = Dictionary(
      uniqueKeysWithValues: edges.indices.filter { edges[$0].reading == .digit }.map {
        (edges[$0].source, $0)
      })
    while let path = optimisticLattice(weights).best(1, grammar).first {
      let unknown = zip(path.symbols, path.sources).compactMap { symbol, source -> Int? in
        guard symbol.digit != nil, let place = places[source] else { return nil }
        return edges[place].isClassified ? nil : place
      }
      guard !unknown.isEmpty else { return }
      for (place, logProbabilities) in zip(unknown, classify(unknown.map { edges[$0].source })) {
        edges[place].logProbabilities = logProbabilities
      }
    }
  }

  /// The lattice in which candidates that are not classified have the highest possible scores.
  private func optimisticLattice(_ weights: NumberWeights) -> NumberLattice {
    NumberLattice(
      pieces: pieces,
      edges: edges.map { $0.isClassified ? $0.scored(weights) : $0.optimistic(weights) },
      zeroScores: weights.zeroScores)
  }
}

extension NumberFeatures.Edge {
  /// The edge with the highest scores that it can have.
  fileprivate func optimistic(_ weights: NumberWeights) -> NumberLattice.Edge {
    // A score is linear in the log-probability: it is highest at one end of the range.
    let range = NumberFeatures.logProbabilityRange
    var edge = self
    edge.logProbabilities = [range.lowerBound, range.upperBound]
    let highest = edge.scored(weights).scores.max() ?? 0
    return NumberLattice.Edge(
      start: start, end: end, reading: reading, source: source,
      scores: [Float](repeating: highest, count: Prediction.classes))
  }
}
