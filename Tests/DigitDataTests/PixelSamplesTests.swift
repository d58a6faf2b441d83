import Testing

@testable import DigitData

@Suite struct PixelSamplesTests {
  @Test("Samples are intensities divided by the scale", arguments: [255, 16, 7.5] as [Float])
  func values(scale: Float) {
    let digits = LabeledDigits(
      side: 8, pixels: (0..<256).map { UInt8($0) }, labels: [3, 1, 4, 1])
    let samples = PixelSamples(digits, scale: scale)
    #expect((samples.count, samples.inputs) == (4, 64))
    #expect((0..<4).map { samples.label(of: $0) } == [3, 1, 4, 1])
    let values = (0..<4).flatMap { sample in
      var values = [Float](repeating: .nan, count: 64)
      values.withUnsafeMutableBufferPointer { samples.fill($0, sample: sample, epoch: 3) }
      return values
    }
    #expect(values == (0..<256).map { Float($0) / scale })
  }
}
