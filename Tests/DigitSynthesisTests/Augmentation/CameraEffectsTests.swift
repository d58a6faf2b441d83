import NeuralNetwork
import Testing

@testable import DigitSynthesis

@Suite struct CameraEffectsTests {
  @Test(
    "Blur spreads a pixel over its four neighbors",
    arguments: [(0, 1, 0), (0.5, 0.6, 0.1), (1, 0.2, 0.2)] as [(Float, Float, Float)])
  func blurredDot(fraction: Float, center: Float, neighbor: Float) {
    var digit = [Float](repeating: 0, count: 784)
    digit[14 * 28 + 14] = 1
    digit.withUnsafeMutableBufferPointer { blur($0, fraction: fraction) }
    for i in 0..<784 {
      let distance = abs(i % 28 - 14) + abs(i / 28 - 14)
      let expected = distance == 0 ? center : distance == 1 ? neighbor : 0
      #expect(abs(digit[i] - expected) < 1e-6)
    }
  }

  @Test("Noise has the standard deviation asked for, and ink stays within 0…1")
  func noise() {
    var generator = SeededGenerator(seed: 1)
    var digit = [Float](repeating: 0.5, count: 784)
    digit.withUnsafeMutableBufferPointer { addNoise(to: $0, deviation: 0.05, using: &generator) }
    let variance = digit.reduce(0) { $0 + ($1 - 0.5) * ($1 - 0.5) } / 784
    #expect(abs(variance.squareRoot() - 0.05) < 0.002)
    var edges = (0..<784).map { Float($0 % 2) }
    edges.withUnsafeMutableBufferPointer { addNoise(to: $0, deviation: 0.05, using: &generator) }
    #expect(isInk(edges))
    #expect((350..<434).contains(edges.count { $0 == 0 || $0 == 1 }))
  }
}
