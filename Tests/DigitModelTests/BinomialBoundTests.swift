import Testing

@testable import DigitModel

@Suite struct BinomialBoundTests {
  @Test(
    "The bound is the upper end of the Clopper–Pearson interval",
    arguments: [
      // scipy.stats.beta.ppf(1 - delta, errors + 1, answers - errors) of SciPy 1.17; all but the last two also by bisection of
      // mpmath's incomplete beta function with 40 digits.
      (0, 1, 0.05, 0.95), (0, 10, 0.05, 0.2588655508930523), (1, 10, 0.05, 0.3941633024365048),
      (9, 10, 0.05, 0.9948838031081763), (0, 3000, 0.05, 0.000998079011996587),
      (5, 100, 0.01, 0.1258517306976786), (30, 3000, 0.0025, 0.01625727677427196),
      (250, 5000, 0.002, 0.0595104087099719), (123_456, 10_000_000, 0.001, 0.012453884198156588),
      (2_500_000, 5_000_000, 0.05, 0.5003679003841023),
    ])
  func reference(errors: Int, answers: Int, delta: Double, bound: Double) {
    #expect(abs(binomialUpperBound(errors: errors, of: answers, delta: delta) / bound - 1) < 1e-8)
  }

  @Test("Without right answers the bound is 1", arguments: [0, 1, 10])
  func hopeless(answers: Int) {
    #expect(binomialUpperBound(errors: answers, of: answers, delta: 0.05) == 1)
  }
}
