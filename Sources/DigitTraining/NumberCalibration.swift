import DigitModel
import DigitRecognition
import NeuralNetwork
import SystemSupport

/// The lattice of an image, and the number that is written there.
typealias LabeledLattice = (features: NumberFeatures, label: [NumberSymbol])

extension NumberWeights {
  /// Weights with which numbers are read right, and with which the probabilities of what is read are right.
  ///
  /// First, the weights maximize Σ log(p + 0.05), p being the probability of the right number, less the squared distance from
  /// `uncalibrated` in units of 3: a number that nobody can read has little influence. Then all of them are divided by the temperature
  /// that minimizes the Brier score of the answers, Σ (c - r)², with confidence c and r = 1 for a right answer, otherwise 0 (Brier,
  /// "Verification of forecasts expressed in terms of probability", 1950): it is least if the confidence is the probability of
  /// being right, and is bounded for each number, unlike the likelihood.
  ///
  /// - Parameters:
  ///   - numbers: those that no path reads are left out.
  ///   - allowsMarks: whether marks are read; otherwise a number is its digits.
  ///   - jobs: the maximum number of threads; the result does not depend on it.
  init(calibratedOn numbers: [LabeledLattice], allowsMarks: Bool, jobs: Int) {
    let best = NumberWeights.mostLikely(numbers, allowsMarks: allowsMarks, jobs: jobs)
    let answers = NumberWeights.answers(
      to: numbers, allowsMarks: allowsMarks, NumberWeights(best.map { Float($0) }))
    let candidates = stride(from: 1, through: 3, by: 0.1).map { temperature in
      NumberWeights(best.map { Float($0 / temperature) })
    }
    let scores = candidates.map { weights in
      zip(answers, likelihoods(of: answers.map(\.read), allowsMarks: allowsMarks, weights, jobs: jobs))
        .reduce(0) { sum, scored in
          let confidence = scored.1.map { exp($0.value) } ?? 0
          return sum + pow(confidence - (scored.0.isRight ? 1 : 0), 2)
        }
    }
    let index = scores.indices.min { scores[$0] < scores[$1] } ?? 0
    // To hundredths, so that the last bits of a machine's logarithms do not show.
    self.init(candidates[index].values.map { ($0 * 100).rounded() / 100 })
  }

  /// What is read with some weights, and whether it is right. The temperature hardly changes it.
  private static func answers(
    to numbers: [LabeledLattice], allowsMarks: Bool, _ weights: NumberWeights
  ) -> [(read: LabeledLattice, isRight: Bool)] {
    numbers.map { features, label in
      let (symbols, searched) = features.bestNumber(allowsMarks: allowsMarks, weights)
      let answer = symbols ?? []
      let label = allowsMarks ? label : label.filter { $0.digit != nil }
      return ((searched, answer), answer == label)
    }
  }

  /// Gradient ascent with the step sizes of Adam (Kingma and Ba, "Adam: a method for stochastic optimization", 2015), which decrease
  /// to zero.
  private static func mostLikely(
    _ numbers: [LabeledLattice], allowsMarks: Bool, jobs: Int
  ) -> [Double] {
    let (steps, rate) = (200, 0.1)
    let prior = NumberWeights.uncalibrated.values.map(Double.init)
    var weights = prior
    var mean = [Double](repeating: 0, count: count)
    var variance = mean
    for step in 0..<steps {
      let found = likelihoods(
        of: numbers, allowsMarks: allowsMarks, NumberWeights(weights.map { Float($0) }), jobs: jobs)
      let size = rate * (1 - Double(step) / Double(steps))
      for index in weights.indices {
        // d log(p + 0.05) = p / (p + 0.05) · d log p
        let slope = found.reduce(0) { sum, likelihood in
          guard let likelihood else { return sum }
          let probability = exp(likelihood.value)
          return sum + probability / (probability + 0.05) * likelihood.gradient[index]
        }
        let gradient = slope - (weights[index] - prior[index]) / 9
        mean[index] += 0.1 * (gradient - mean[index])
        variance[index] += 0.01 * (gradient * gradient - variance[index])
        let (first, second) = (1 - pow(0.9, Double(step + 1)), 1 - pow(0.99, Double(step + 1)))
        weights[index] += size * (mean[index] / first) / ((variance[index] / second).squareRoot() + 1e-8)
      }
    }
    return weights
  }
}

/// The log-likelihood of each number, with its gradient; nil where no path reads it.
private func likelihoods(
  of numbers: [LabeledLattice], allowsMarks: Bool, _ weights: NumberWeights, jobs: Int
) -> [(value: Double, gradient: [Double])?] {
  var result = [(value: Double, gradient: [Double])?](repeating: nil, count: numbers.count)
  result.withUnsafeMutableBufferPointer { result in
    nonisolated(unsafe) let result = result
    forEachInParallel(count: result.count, jobs: jobs) { index in
      let (features, label) = numbers[index]
      result[index] = features.logLikelihood(of: label, allowsMarks: allowsMarks, weights)
    }
  }
  return result
}
