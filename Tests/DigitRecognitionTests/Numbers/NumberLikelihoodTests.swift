import DigitModel
import Testing

@testable import DigitRecognition

@Suite struct NumberLikelihoodTests {
  private func features(seed: UInt64) -> NumberFeatures { .random(pieces: 3, seed: seed) }

  @Test(
    "The gradient of the log-likelihood agrees with finite differences",
    arguments: ["5", "12", "1.2", "-7", "123"], [true, false])
  func gradient(number: String, allowsMarks: Bool) throws {
    let features = features(seed: 4)
    let label = NumberSymbol.symbols(of: number)
    let weights = NumberWeights.uncalibrated
    let (_, gradient) = try #require(features.logLikelihood(of: label, allowsMarks: allowsMarks, weights))
    for index in 0..<NumberWeights.count {
      let values = [Float(0.01), -0.01].map { change in
        var changed = weights
        changed.values[index] += change
        return features.logLikelihood(of: label, allowsMarks: allowsMarks, changed)?.value ?? .nan
      }
      #expect(abs((values[0] - values[1]) / 0.02 - gradient[index]) < 2e-3, "weight \(index)")
    }
  }

  @Test(
    "The log-likelihood is the search's total less that of all paths",
    arguments: ["5", "12", "1.2", "-7", "123"], [true, false])
  func search(number: String, allowsMarks: Bool) throws {
    let features = features(seed: 4)
    let label = NumberSymbol.symbols(of: number)
    let (value, _) = try #require(
      features.logLikelihood(of: label, allowsMarks: allowsMarks, .uncalibrated))
    let lattice = features.lattice(.uncalibrated)
    let grammar = NumberGrammar(NumberRestriction(allowsMarks: allowsMarks))
    let symbols = allowsMarks ? label : label.filter { $0.digit != nil }
    let path = try #require(lattice.best(100_000, grammar).first { $0.symbols == symbols })
    #expect(abs(value - Double(path.total - lattice.total(grammar))) < 1e-4)
  }

  @Test("A number that no path reads has no likelihood")
  func unreachable() {
    let label = NumberSymbol.symbols(of: "1234")
    #expect(features(seed: 4).logLikelihood(of: label, allowsMarks: true, .uncalibrated) == nil)
  }

  @Test(
    "A number's text gives its symbols",
    arguments: [
      ("12,5", [.digit(1), .digit(2), .separator, .digit(5)]),
      ("-0.7", [.minus, .digit(0), .separator, .digit(7)]),
      ("7 kg", [.digit(7)]),
    ] as [(String, [NumberSymbol])])
  func symbols(text: String, expected: [NumberSymbol]) {
    #expect(NumberSymbol.symbols(of: text) == expected)
  }
}
