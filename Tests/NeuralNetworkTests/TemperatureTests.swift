import Foundation
import Testing

@testable import NeuralNetwork

@Suite("Temperature")
struct TemperatureTests {
  /// Logits of two classes whose difference is `scale` times the true log odds of labels drawn accordingly.
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
    "Logits that are too great by a factor get that factor as their temperature",
    arguments: [0.5, 1, 3] as [Float])
  func recovered(scale: Float) {
    let (logits, labels) = samples(scale: scale)
    #expect(abs(calibratedTemperature(logits, labels: labels) / scale - 1) < 0.06)
  }

  @Test("Answers that are always right, or no samples at all, still give a temperature within its bounds")
  func bounds() {
    let right = Matrix(rows: 2, columns: 2, values: [5, 0, 0, 5])
    #expect((0.05...20).contains(calibratedTemperature(right, labels: [0, 1])))
    #expect(calibratedTemperature(Matrix(rows: 0, columns: 2, values: []), labels: []) == 1)
  }
}
