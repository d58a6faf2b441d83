import SystemSupport

/// The largest error rate that is compatible with the errors in a number of answers: the upper end of the one-sided
/// Clopper–Pearson interval.
///
///     binomialUpperBound(errors: 0, of: 3000, delta: 0.05)  // 0.000998
///
/// With that rate, so few errors would have a probability of `delta`: it is the solution p of
/// Σ_{j ≤ k} C(n, j) pʲ (1 − p)ⁿ⁻ʲ = δ, which Geifman and El-Yaniv, "Selective classification for deep neural networks" (2017),
/// Lemma 3.1, use as the bound of a selective classifier's risk.
///
/// - Parameters:
///   - errors: k, 0…n.
///   - answers: n, 0 or more.
///   - delta: δ, the probability that the true rate is above the bound, 0…1 without its ends.
/// - Returns: 0…1, to about 1e-9 of its value; 1 if all answers are wrong or there are none.
func binomialUpperBound(errors: Int, of answers: Int, delta: Double) -> Double {
  precondition((0...max(answers, 0)).contains(errors) && delta > 0 && delta < 1)
  guard errors < answers else { return 1 }
  var (low, high) = (Double(errors) / Double(answers), 1.0)
  // Each step halves the interval, and the bound is not below 1 - exp(ln(1 - δ) / n).
  while high - low > 1e-10 * high {
    let middle = (low + high) / 2
    guard low < middle, middle < high else { break }
    if binomialTail(errors, of: answers, rate: middle) > delta { low = middle } else { high = middle }
  }
  return high
}

/// The probability of at most `errors` errors in `answers` answers, Σ_{j ≤ k} C(n, j) pʲ (1 − p)ⁿ⁻ʲ.
///
/// The terms fall from the last to the first, since the rate is above k / n; those that no longer change the sum are left out.
private func binomialTail(_ errors: Int, of answers: Int, rate: Double) -> Double {
  let (k, n) = (Double(errors), Double(answers))
  let logarithm =
    lgamma(n + 1).0 - lgamma(k + 1).0 - lgamma(n - k + 1).0 + k * log(rate) + (n - k) * log1p(-rate)
  var (term, sum) = (1.0, 1.0)
  for j in stride(from: k, to: 0, by: -1) {
    term *= j * (1 - rate) / ((n - j + 1) * rate)
    sum += term
    if term < 1e-16 * sum { break }
  }
  return exp(logarithm) * sum
}
