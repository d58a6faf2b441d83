import Testing

@testable import NeuralNetwork

@Suite struct ConcatenatedSamplesTests {
  @Test("Samples follow one another in the order of their sources; an empty source adds none")
  func order() {
    let samples = ConcatenatedSamples([
      Samples(inputs: 2, values: [1, 2, 3, 4], labels: [5, 6]), Samples(inputs: 2, values: [], labels: []),
      Samples(inputs: 2, values: [7, 8], labels: [outlierLabel]),
    ])
    #expect(samples.count == 3)
    #expect(samples.inputs == 2)
    #expect((0..<3).map { samples.label(of: $0) } == [5, 6, outlierLabel])
    let values = (0..<3).map { sample in
      var values: [Float] = [0, 0]
      values.withUnsafeMutableBufferPointer { samples.fill($0, sample: sample, epoch: 1) }
      return values
    }
    #expect(values == [[1, 2], [3, 4], [7, 8]])
  }
}
