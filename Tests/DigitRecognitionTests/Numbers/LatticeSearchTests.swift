import DigitModel
import NeuralNetwork
import SystemSupport
import Testing

@testable import DigitRecognition

@Suite struct LatticeSearchTests {
  /// Zeros at the end are favored, zeros in front are not.
  private let zeroScores: [Float] = [0.7, 0.4, -1.1, 0.9]

  /// A lattice with random scores: candidates of up to three pieces, and pieces that may be marks or noise.
  private func lattice(pieces: Int, digits: Int, hasMarks: Bool = false, seed: UInt64) -> NumberLattice {
    var generator = SeededGenerator(seed: seed)
    func score() -> Float { Float.random(in: -6...0, using: &generator) }
    var edges: [NumberLattice.Edge] = []
    for start in 0..<pieces {
      for reading in hasMarks ? [.noise, .separator, .dash] : [NumberWeights.Reading.noise] {
        edges.append(.init(start: start, end: start + 1, reading: reading, source: start, scores: [score()]))
      }
      for end in start + 1...min(start + 3, pieces) {
        let scores = (0..<digits).map { _ in score() }
        edges.append(.init(start: start, end: end, reading: .digit, source: edges.count, scores: scores))
      }
    }
    return NumberLattice(pieces: pieces, edges: edges, zeroScores: zeroScores)
  }

  /// The readings of all paths with their scores, from left to right.
  private func readings(
    _ lattice: NumberLattice
  ) -> [(readings: [(NumberWeights.Reading, digit: Int)], score: Float)] {
    var found: [(readings: [(NumberWeights.Reading, digit: Int)], score: Float)] = []
    func visit(_ node: Int, _ readings: [(NumberWeights.Reading, digit: Int)], _ score: Float) {
      guard node < lattice.pieces else { return found.append((readings, score)) }
      for edge in lattice.edges[node] {
        for (digit, own) in edge.scores.enumerated() {
          visit(edge.end, readings + [(edge.reading, digit)], score + own)
        }
      }
    }
    visit(0, [], 0)
    return found
  }

  /// The number that a path reads, by rules stated anew: a separator belongs to it between two digits, next to one on its right,
  /// if it is the last or three digits before another; the last dash before the first digit is a minus sign. nil if a dash stands
  /// between digits.
  private func number(
    _ readings: [(reading: NumberWeights.Reading, digit: Int)], hasMarks: Bool
  ) -> [NumberSymbol]? {
    var symbols: [NumberSymbol] = []
    for (reading, digit) in readings.reversed() {
      switch reading {
      case .digit where symbols.last == .minus: return nil
      case .digit: symbols.append(.digit(digit))
      case .separator where hasMarks && symbols.last?.digit != nil:
        let group = symbols.lastIndex(of: .separator).map { symbols.count - 1 - $0 }
        if (group ?? 3) == 3 { symbols.append(.separator) }
      case .dash where hasMarks && symbols.last?.digit != nil: symbols.append(.minus)
      default: break
      }
    }
    if symbols.last == .separator { symbols.removeLast() }
    return symbols.reversed()
  }

  /// The score of a number's zeros, by rules stated anew.
  private func zeroScore(_ symbols: [NumberSymbol]) -> Float {
    let digits = symbols.compactMap(\.digit)
    let lastZeros = digits.reversed().prefix { $0 == 0 }.count
    var score = lastZeros > 0 ? zeroScores[0] + Float(lastZeros - 1) * zeroScores[1] : 0
    let unsigned = symbols.first == .minus ? symbols.dropFirst() : symbols[...]
    if digits.count > 1, digits[0] == 0, unsigned.dropFirst().first != .separator { score += zeroScores[2] }
    // As in 2,500, but not in 10,000, where the digit in front of the separator scores as a zero at the end.
    if symbols.lastIndex(of: .separator) == symbols.count - 4, (2..<4).contains(lastZeros) {
      score += zeroScores[3]
    }
    return score
  }

  /// The scores of all numbers, from every path: the sum of the paths' exponentials, and the best path.
  private func numbers(
    _ lattice: NumberLattice, hasMarks: Bool = false
  ) -> [[NumberSymbol]: (sum: Double, best: Float)] {
    var found: [[NumberSymbol]: (sum: Double, best: Float)] = [:]
    for (readings, score) in readings(lattice) {
      guard let symbols = number(readings, hasMarks: hasMarks) else { continue }
      let score = score + zeroScore(symbols)
      let (sum, best) = found[symbols] ?? (0, -.infinity)
      found[symbols] = (sum + exp(Double(score)), max(best, score))
    }
    return found
  }

  private func value(_ symbols: [NumberSymbol]) -> Int { symbols.reduce(0) { 10 * $0 + ($1.digit ?? 0) } }

  @Test(
    "The search finds the numbers that adding up all paths finds",
    arguments: 1...4 as ClosedRange<UInt64>, [false, true])
  func bruteForce(seed: UInt64, hasMarks: Bool) throws {
    let lattice = lattice(pieces: 4, digits: 2, hasMarks: hasMarks, seed: seed)
    let grammar = NumberGrammar(NumberRestriction(allowsMarks: hasMarks))
    let all = numbers(lattice, hasMarks: hasMarks)
    let numbers = all.filter { !$0.key.isEmpty }
    // As many as there are, so that none is dropped on the way.
    let found = lattice.best(2000, grammar)
    #expect(Set(found.map(\.symbols)) == Set(numbers.keys))
    for path in found {
      let (sum, best) = try #require(all[path.symbols])
      #expect(abs(Double(path.total) - log(sum)) < 1e-4)
      #expect(abs(path.score - best) < 1e-5)
    }
    #expect(zip(found, found.dropFirst()).allSatisfy { $0.total >= $1.total })
    let bestThree = numbers.sorted { $0.value.best > $1.value.best }.prefix(3).map(\.key)
    #expect(Set(lattice.best(3, grammar).map(\.symbols)) == Set(bestThree))
    #expect(lattice.best(1, grammar).map(\.symbols) == Array(bestThree.prefix(1)))
    // The paths without a digit are part of the total.
    #expect(abs(Double(lattice.total(grammar)) - log(all.values.reduce(0) { $0 + $1.sum })) < 1e-4)
  }

  @Test(
    "A restriction leaves the numbers that meet it",
    arguments: [
      NumberRestriction(length: 2...2), NumberRestriction(length: 2...3), NumberRestriction(values: 12...102),
      NumberRestriction(length: 3...3, values: 0...21), NumberRestriction(values: 1000...2000),
    ])
  func restricted(restriction: NumberRestriction) {
    let lattice = lattice(pieces: 4, digits: 3, seed: 7)
    let expected = numbers(lattice).keys.filter { symbols in
      !symbols.isEmpty && (restriction.length?.contains(symbols.count) ?? true)
        && (restriction.values?.contains(value(symbols)) ?? true)
    }
    #expect(!expected.isEmpty)
    #expect(Set(lattice.best(1000, NumberGrammar(restriction)).map(\.symbols)) == Set(expected))
  }

  @Test("A restriction that no number meets leaves none")
  func impossible() {
    let lattice = lattice(pieces: 3, digits: 10, seed: 1)
    #expect(lattice.best(5, NumberGrammar(NumberRestriction(length: 4...9))).isEmpty)
    #expect(lattice.best(5, NumberGrammar(NumberRestriction(values: 1000...9999))).isEmpty)
  }

  @Test("The best path names the candidates of its digits and the pieces of its marks")
  func sources() {
    let lattice = NumberLattice(
      pieces: 4,
      edges: [
        .init(start: 0, end: 1, reading: .digit, source: 5, scores: [-1, -5]),
        .init(start: 1, end: 2, reading: .noise, source: 1, scores: [-0.5]),
        .init(start: 1, end: 2, reading: .digit, source: 6, scores: [-4, -4]),
        .init(start: 2, end: 3, reading: .separator, source: 2, scores: [-0.25]),
        .init(start: 2, end: 3, reading: .noise, source: 2, scores: [-1]),
        .init(start: 3, end: 4, reading: .digit, source: 7, scores: [-3, -1]),
      ])
    let best = lattice.best(1, NumberGrammar(NumberRestriction(allowsMarks: true)))
    #expect(best.map(\.symbols) == [[.digit(0), .separator, .digit(1)]])
    #expect(best.map(\.sources) == [[5, 2, 7]])
    #expect(best.map(\.score) == [-2.75])
    // Where marks are not read, they are noise.
    let digits = lattice.best(1, NumberGrammar(.none))
    #expect(digits.map(\.symbols) == [[.digit(0), .digit(1)]])
    #expect(digits.map(\.score) == [-3.5])
  }
}
