import DigitModel
import NeuralNetwork

@testable import DigitRecognition

extension NumberFeatures {
  /// Features of pieces each of which may be a mark or noise, and all ranges of which may be a digit.
  static func random(pieces: Int, seed: UInt64) -> NumberFeatures {
    var generator = SeededGenerator(seed: seed)
    func random(_ count: Int, in range: ClosedRange<Float>) -> [Float] {
      (0..<count).map { _ in generator.nextUniform(in: range) }
    }
    var edges: [Edge] = []
    for start in 0..<pieces {
      for end in start + 1...pieces {
        edges.append(
          Edge(
            start: start, end: end, reading: .digit, source: edges.count,
            features: [1, 0, 0] + random(NumberWeights.Reading.digit.featureCount - 3, in: 0...0.5),
            logProbabilities: random(10, in: logProbabilityRange)))
      }
      for reading in [NumberWeights.Reading.separator, .dash, .noise] {
        edges.append(
          Edge(
            start: start, end: start + 1, reading: reading, source: start,
            features: random(reading.featureCount, in: 0...1), logProbabilities: []))
      }
    }
    return NumberFeatures(pieces: pieces, edges: edges)
  }
}
