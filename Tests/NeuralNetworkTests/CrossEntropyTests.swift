import Foundation
import Testing

@testable import NeuralNetwork

@Suite struct CrossEntropyTests {
  @Test("Loss and gradient equal the definition", arguments: [Float(0), 0.1])
  func definition(smoothing: Float) {
    let logits: [Float] = [0.5, -1, 2, 0.25]
    let loss = CrossEntropy(classes: 4, smoothing: smoothing)
    let (sums, gradient) = forwardBackward(loss, logits, label: 1)
    let exponentials = logits.map { exp(Double($0)) }
    let total = exponentials.reduce(0, +)
    let targets = (0..<4).map { Double(smoothing) / 4 + ($0 == 1 ? 1 - Double(smoothing) : 0) }
    let expected = zip(targets, exponentials).reduce(0) { $0 - $1.0 * log($1.1 / total) }
    #expect(abs(sums.loss - expected) < 1e-6)
    #expect(sums.correct == 0 && sums.samples == 1)
    for index in 0..<4 {
      #expect(abs(Double(gradient[index]) - 0.5 * (exponentials[index] / total - targets[index])) < 1e-7)
    }
  }

  @Test("Logits of any size give a finite loss and gradient")
  func extremes() {
    let loss = CrossEntropy(classes: 3)
    #expect(abs(forwardBackward(loss, [1e4, 0, -1e4], label: 2).0.loss - 2e4) < 1)
    #expect(forwardBackward(loss, [-3e38, 3e38, 0], label: 1).0.loss == 0)
    #expect(forwardBackward(loss, [1e4, 0, -1e4], label: 2).1 == [0.5, 0, -0.5])
  }

  @Test("Softmax rows sum to 1; a temperature divides the logits")
  func softmaxRows() {
    let logits = Matrix(rows: 2, columns: 3, values: [0, 1, 2, 1e4, 0, -1e4])
    let sharp = softmax(logits)
    let even = softmax(logits, temperature: 4)
    #expect(abs(sharp.row(0).reduce(0, +) - 1) < 1e-6)
    #expect(abs(sharp[0, 2] - 0.66524096) < 1e-6)
    #expect(Array(sharp.row(1)) == [1, 0, 0])
    // exp(0), exp(1/4), exp(2/4) over their sum
    for (probability, expected) in zip(even.row(0), [0.25427, 0.32650, 0.41923]) {
      #expect(abs(Double(probability) - expected) < 1e-5)
    }
  }

  @Test("The target of an outlier is the same for every class")
  func outlier() {
    let (sums, gradient) = forwardBackward(
      CrossEntropy(classes: 2), [0, Float(log(3.0))], label: outlierLabel)
    // p = (1/4, 3/4), t = (1/2, 1/2)
    #expect(abs(sums.loss + (log(0.25) + log(0.75)) / 2) < 1e-6)
    #expect(sums.correct == 0 && sums.samples == 1)
    #expect(abs(gradient[0] + 0.125) < 1e-6 && abs(gradient[1] - 0.125) < 1e-6)
  }

  private func forwardBackward(
    _ loss: CrossEntropy, _ logits: [Float], label: Int
  ) -> (LossSums, gradient: [Float]) {
    var gradient = logits
    let sums = gradient.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.map { loss.forwardBackward($0, label: label, scale: 0.5) } ?? LossSums()
    }
    return (sums, gradient)
  }
}
