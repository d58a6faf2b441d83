import Foundation
import Testing

@testable import NeuralNetwork

@Suite struct TemperatureTests {
  /// Logits of two classes, `scale` times the log odds from which their labels are sampled.
  func samples(scale: Float) -> (Matrix, [Int]) {
    var generator = SeededGenerator(seed: 11)
    var values: [Float] = []
    var labels: [Int] = []
    for _ in 0..<20_000 {
      let odds = 2 * generator.nextNormal()
      values += [0, scale * odds]
      labels.append(generator.nextUniform() < 1 / (1 + exp(-odds)) ? 1 : 0)
    }
    return (Matrix(rows: labels.count, columns: 2, values: values), labels)
  }

  @Test(
    "Logits that are too large by a factor get that factor as their temperature",
    arguments: [0.5, 1, 3] as [Float])
  func recovered(scale: Float) {
    let (logits, labels) = samples(scale: scale)
    #expect(abs(calibratedTemperature(logits, labels: labels) / scale - 1) < 0.06)
  }

  @Test("Probabilities at a temperature as labels give that temperature", arguments: [0.3, 1.7] as [Float])
  func probabilities(temperature: Float) {
    let (logits, _) = samples(scale: 1)
    let targets = softmax(logits, temperature: temperature)
    #expect(abs(calibratedTemperature(logits, targets: targets) / temperature - 1) < 0.001)
  }

  @Test("Three of four samples with a logit difference of 2 give a temperature of 2 / ln 3")
  func example() {
    let logits = Matrix(rows: 4, columns: 2, values: [0, 2, 0, 2, 0, 2, 0, 2])
    #expect(abs(Double(calibratedTemperature(logits, labels: [1, 1, 1, 0])) - 2 / log(3)) < 0.002)
  }

  @Test("Predictions that are all correct give a temperature of 1/20, all wrong 20; no samples give 1")
  func bounds() {
    let logits = Matrix(rows: 2, columns: 2, values: [0.5, 0, 0, 0.5])
    #expect(abs(calibratedTemperature(logits, labels: [0, 1]) - 0.05) < 0.0001)
    #expect(abs(calibratedTemperature(logits, labels: [1, 0]) - 20) < 0.02)
    #expect(calibratedTemperature(Matrix(rows: 0, columns: 2, values: []), labels: []) == 1)
  }
}
