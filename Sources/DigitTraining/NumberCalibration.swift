import DigitModel
import DigitRecognition
import NeuralNetwork
import SystemSupport

extension NumberWeights {
  /// The weights with the highest posterior probability, given numbers that were read, and a normal distribution around
  /// `uncalibrated` of standard deviation 3.
  ///
  /// The likelihood is maximized by gradient ascent with the step sizes of Adam (Kingma and Ba, "Adam: a method for stochastic
  /// optimization", 2015), which decrease to zero.
  ///
  /// - Parameters:
  ///   - numbers: the lattices of images, and the numbers that are written there; those that no path reads are left out.
  ///   - jobs: the maximum number of threads; the result does not depend on it.
  package init(calibratedOn numbers: [(features: NumberFeatures, label: [NumberSymbol])], jobs: Int) {
    let (steps, rate) = (200, 0.1)
    var weights = NumberWeights.uncalibrated.values.map(Double.init)
    let prior = weights
    var (mean, variance) = (
      [Double](repeating: 0, count: weights.count), [Double](repeating: 0, count: weights.count)
    )
    for step in 0..<steps {
      let current = NumberWeights(weights.map { Float($0) })
      var gradients = [[Double]?](repeating: nil, count: numbers.count)
      gradients.withUnsafeMutableBufferPointer { gradients in
        nonisolated(unsafe) let gradients = gradients
        forEachInParallel(count: numbers.count, jobs: jobs) { index in
          gradients[index] =
            numbers[index].features.logLikelihood(of: numbers[index].label, current)?.gradient
        }
      }
      let size = rate * (1 - Double(step) / Double(steps))
      for index in weights.indices {
        let likelihood = gradients.reduce(0) { $0 + ($1?[index] ?? 0) }
        let gradient = likelihood - (weights[index] - prior[index]) / 9
        mean[index] += 0.1 * (gradient - mean[index])
        variance[index] += 0.01 * (gradient * gradient - variance[index])
        let (first, second) = (1 - pow(0.9, Double(step + 1)), 1 - pow(0.99, Double(step + 1)))
        weights[index] += size * (mean[index] / first) / ((variance[index] / second).squareRoot() + 1e-8)
      }
    }
    // To hundredths, so that the last bits of a machine's logarithms do not show.
    self.init(weights.map { Float(($0 * 100).rounded() / 100) })
  }
}
