import DigitModel
import Testing

@testable import DigitRecognition

@Suite struct CandidateSearchTests {
  /// The features of which only those candidates are classified that a search asks for, and their number.
  private func searched(
    _ features: NumberFeatures, _ weights: NumberWeights, _ restriction: NumberRestriction
  ) -> (features: NumberFeatures, classified: [Int]) {
    var (searched, classified): (NumberFeatures, [Int]) = (features, [])
    for index in features.edges.indices { searched.edges[index].logProbabilities = [] }
    searched.classifyBestPath(weights, NumberGrammar(restriction)) { sources in
      classified += sources
      return sources.map { source in
        features.edges.first { $0.reading == .digit && $0.source == source }?.logProbabilities ?? []
      }
    }
    return (searched, classified)
  }

  /// Weights under which a digit's score rises with its probability, and weights under which that of several pieces falls.
  private static let weights: [NumberWeights] = {
    var falling = NumberWeights.uncalibrated
    falling.values[2] = -2
    return [.uncalibrated, falling]
  }()

  @Test(
    "The best number is that of all candidates, though not all are classified, and none twice",
    arguments: 1...4 as ClosedRange<UInt64>,
    [
      NumberRestriction(), NumberRestriction(allowsMarks: true), NumberRestriction(length: 3...3),
      NumberRestriction(values: 20...150),
    ])
  func best(seed: UInt64, restriction: NumberRestriction) throws {
    let features = NumberFeatures.random(pieces: 6, seed: seed)
    let grammar = NumberGrammar(restriction)
    for weights in Self.weights {
      let (searched, classified) = searched(features, weights, restriction)
      let expected = try #require(features.lattice(weights).best(1, grammar).first)
      let found = try #require(searched.lattice(weights).best(1, grammar).first)
      #expect(found.symbols == expected.symbols && found.score == expected.score)
      #expect(Set(classified).count == classified.count)
      #expect(classified.count < features.edges.count { $0.reading == .digit })
    }
  }

  @Test("If the network is sure of the best path, no candidate beside it is classified")
  func bestPathOnly() {
    /// Two pieces: two digits, or one whose score is lower by a penalty than that of two, if all are certain.
    func features(penalty: Float) -> NumberFeatures {
      let edges = [(0, 1, Float(0)), (1, 2, 0), (0, 2, penalty)].enumerated().map { source, edge in
        var features = [Float](repeating: 0, count: NumberWeights.Reading.digit.featureCount)
        features[3] = edge.2
        return NumberFeatures.Edge(
          start: edge.0, end: edge.1, reading: .digit, source: source, features: features,
          logProbabilities: (0..<10).map { $0 == 4 ? NumberFeatures.logProbabilityRange.upperBound : -6 })
      }
      return NumberFeatures(pieces: 2, edges: edges)
    }
    var weights = NumberWeights.uncalibrated
    weights.values[3] = -1
    #expect(searched(features(penalty: -0.1), weights, .none).classified == [2])
    #expect(searched(features(penalty: 0.1), weights, .none).classified.sorted() == [0, 1])
  }

  @Test("Without a possible number nothing is classified")
  func impossible() {
    let features = NumberFeatures.random(pieces: 3, seed: 1)
    #expect(searched(features, .uncalibrated, NumberRestriction(length: 4...9)).classified.isEmpty)
  }
}
