import NeuralNetwork
import SystemSupport
import Testing

@testable import DigitRecognition

@Suite struct LatticeSearchTests {
  /// A lattice with random scores: candidates of up to three pieces, and pieces that may be skipped.
  private func lattice(pieces: Int, digits: Int, seed: UInt64) -> NumberLattice {
    var generator = SeededGenerator(seed: seed)
    func score() -> Float { Float.random(in: -6...0, using: &generator) }
    var edges: [NumberLattice.Edge] = []
    for start in 0..<pieces {
      edges.append(.init(start: start, end: start + 1, candidate: nil, scores: [score()]))
      for end in start + 1...min(start + 3, pieces) {
        let scores = (0..<digits).map { _ in score() }
        edges.append(.init(start: start, end: end, candidate: edges.count, scores: scores))
      }
    }
    return NumberLattice(pieces: pieces, edges: edges)
  }

  /// The scores of all numbers, from every path: the sum of the paths' exponentials, and the best path.
  private func numbers(_ lattice: NumberLattice) -> [[Int]: (sum: Double, best: Float)] {
    var found: [[Int]: (sum: Double, best: Float)] = [:]
    func visit(_ node: Int, _ digits: [Int], _ score: Float) {
      guard node < lattice.pieces else {
        guard !digits.isEmpty else { return }
        let (sum, best) = found[digits] ?? (0, -.infinity)
        found[digits] = (sum + exp(Double(score)), max(best, score))
        return
      }
      for edge in lattice.edges[node] {
        for (digit, own) in edge.scores.enumerated() {
          visit(edge.end, edge.candidate == nil ? digits : digits + [digit], score + own)
        }
      }
    }
    visit(0, [], 0)
    return found
  }

  private func value(_ digits: [Int]) -> Int { digits.reduce(0) { 10 * $0 + $1 } }

  @Test(
    "The search finds the numbers that adding up all paths finds", arguments: 1...5 as ClosedRange<UInt64>)
  func bruteForce(seed: UInt64) throws {
    let lattice = lattice(pieces: 4, digits: 3, seed: seed)
    let all = numbers(lattice)
    // As many as there are, so that none is dropped on the way.
    let found = lattice.best(1000)
    #expect(found.count == all.count)
    for path in found {
      let (sum, best) = try #require(all[path.digits])
      #expect(abs(Double(path.total) - log(sum)) < 1e-4)
      #expect(abs(path.score - best) < 1e-5)
    }
    #expect(zip(found, found.dropFirst()).allSatisfy { $0.total >= $1.total })
    let bestThree = all.sorted { $0.value.best > $1.value.best }.prefix(3).map(\.key)
    #expect(Set(lattice.best(3).map(\.digits)) == Set(bestThree))
  }

  @Test(
    "A restriction leaves the numbers that meet it",
    arguments: [
      NumberRestriction(length: 2...2), NumberRestriction(length: 2...3), NumberRestriction(values: 12...102),
      NumberRestriction(length: 3...3, values: 0...21), NumberRestriction(values: 1000...2000),
    ])
  func restricted(restriction: NumberRestriction) {
    let lattice = lattice(pieces: 4, digits: 3, seed: 7)
    let expected = numbers(lattice).keys.filter { digits in
      (restriction.length?.contains(digits.count) ?? true)
        && (restriction.values?.contains(value(digits)) ?? true)
    }
    #expect(!expected.isEmpty)
    #expect(Set(lattice.best(1000, under: restriction).map(\.digits)) == Set(expected))
  }

  @Test("A restriction that no number meets leaves none")
  func impossible() {
    let lattice = lattice(pieces: 3, digits: 10, seed: 1)
    #expect(lattice.best(5, under: NumberRestriction(length: 4...9)).isEmpty)
    #expect(lattice.best(5, under: NumberRestriction(values: 1000...9999)).isEmpty)
  }

  @Test("The best path names the candidates of its digits")
  func candidates() {
    let lattice = NumberLattice(
      pieces: 3,
      edges: [
        .init(start: 0, end: 1, candidate: 0, scores: [-1, -5]),
        .init(start: 1, end: 2, candidate: nil, scores: [-0.5]),
        .init(start: 1, end: 2, candidate: 1, scores: [-4, -4]),
        .init(start: 2, end: 3, candidate: 2, scores: [-3, -1]),
      ])
    let best = lattice.best(1)
    #expect(best.map(\.digits) == [[0, 1]])
    #expect(best.map(\.candidates) == [[0, 2]])
    #expect(best.map(\.score) == [-2.5])
  }
}
