import DigitModel
import DigitRecognition
import NeuralNetwork
import SystemSupport

/// The lattice of an image, and the number that is written there.
typealias LabeledLattice = (features: NumberFeatures, label: [NumberSymbol])

/// An image, searched for the number that is written there, and the number.
typealias LabeledSearch = (number: SearchedNumber, label: [NumberSymbol])

extension NumberWeights {
  /// Weights with which numbers are read right: they maximize Σ log(p + 0.05), p being the probability of the right number, less the
  /// squared distance from `uncalibrated` in units of 3. A number that nobody can read has little influence.
  ///
  /// - Parameters:
  ///   - numbers: those that no path reads are left out.
  ///   - allowsMarks: whether marks are read; otherwise a number is its digits.
  ///   - jobs: the maximum number of threads; the result does not depend on it.
  static func mostLikely(_ numbers: [LabeledLattice], allowsMarks: Bool, jobs: Int) -> NumberWeights {
    NumberWeights(ascent(numbers, allowsMarks: allowsMarks, jobs: jobs).map { Float($0) })
  }

  /// The weights divided by a temperature, and the curve of the confidence, with which the probabilities of what is read are right:
  /// one temperature leaves answers on which some views disagree too unsure, and those on which all agree too sure.
  ///
  /// They minimize the Brier score of the answers, Σ (c - r)², with confidence c and r = 1 for a right answer, otherwise 0 (Brier,
  /// "Verification of forecasts expressed in terms of probability", 1950): it is least if the confidence is the probability of
  /// being right, and is bounded for each number, unlike the likelihood.
  ///
  /// - Parameter numbers: searched with these weights.
  func calibrated(on numbers: [LabeledSearch], allowsMarks: Bool, jobs: Int) -> NumberWeights {
    func calibrated(tenths: Int) -> (weights: NumberWeights, score: Double) {
      // To hundredths, so that the last bits of a machine's logarithms do not show.
      var weights = NumberWeights(values.map { ($0 * 10 / Float(tenths) * 100).rounded() / 100 })
      let answers = scoredAnswers(of: numbers, allowsMarks: allowsMarks, weights, jobs: jobs)
      weights.confidence = ConfidenceCurve(fitting: answers.compactMap(\.self))
      return (weights, brierScore(of: answers, weights.confidence))
    }
    var (temperature, best) = (10, calibrated(tenths: 10))
    for step in [-1, 1] {
      while Self.temperatures.contains(temperature + step) {
        let next = calibrated(tenths: temperature + step)
        guard next.score < best.score else { break }
        (temperature, best) = (temperature + step, next)
      }
    }
    return best.weights
  }

  /// The temperatures that are tried, in tenths.
  private static let temperatures = 3...30

  /// Gradient ascent with the step sizes of Adam (Kingma and Ba, "Adam: a method for stochastic optimization", 2015), which decrease
  /// to zero.
  private static func ascent(
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

/// What is read of each number; nil for nothing.
private func scoredAnswers(
  of numbers: [LabeledSearch], allowsMarks: Bool, _ weights: NumberWeights, jobs: Int
) -> [ScoredAnswer?] {
  var answers = [ScoredAnswer?](repeating: nil, count: numbers.count)
  answers.withUnsafeMutableBufferPointer { answers in
    nonisolated(unsafe) let answers = answers
    forEachInParallel(count: answers.count, jobs: jobs) { index in
      let (number, label) = numbers[index]
      guard let answer = number.answer(allowsMarks: allowsMarks, weights) else { return }
      let isRight = answer.symbols == label.symbols(allowsMarks: allowsMarks)
      answers[index] = ScoredAnswer(confidence: answer.confidence, isRight: isRight)
    }
  }
  return answers
}

/// The mean of (c - r)² over numbers, with the confidence c that a curve gives to what is read, and r = 1 if it is right, otherwise 0.
private func brierScore(of answers: [ScoredAnswer?], _ curve: ConfidenceCurve) -> Double {
  let sum = answers.reduce(0) { sum, answer in
    sum + (answer.map { pow(Double(curve($0.confidence)) - ($0.isRight ? 1 : 0), 2) } ?? 0)
  }
  return sum / Double(max(answers.count, 1))
}
