import CMatrixProduct
import Testing

@testable import NeuralNetwork

@Suite struct LayerKernelTests {
  @Test(
    "Bytes are divided as exactly as by a division", arguments: [255, 16, 1, 3, 0.7, 1e-3, 65_535] as [Float])
  func dividesBytes(divisor: Float) {
    let bytes = Array(UInt8.min...UInt8.max) + [7, 250, 99]
    var quotients = [Float](repeating: 0, count: bytes.count)
    divide_bytes(bytes.count, bytes, divisor, &quotients)
    #expect(quotients == bytes.map { Float($0) / divisor })
  }

  @Test("Arrays are added in their order", arguments: [1, 2, 5], [1, 8, 21])
  func addsArrays(number: Int, count: Int) {
    var generator = SeededGenerator(seed: 3)
    let arrays = (0..<number).map { _ in AlignedFloats(count: count) }
    for array in arrays {
      for index in 0..<count { array.base[index] = generator.nextNormal() }
    }
    let expected = (0..<count).map { index in
      arrays.dropFirst().reduce(arrays[0].base[index]) { $0 + $1.base[index] }
    }
    add_arrays(count, number, arrays.map { UnsafePointer($0.base) }, arrays[0].base)
    #expect(Array(UnsafeBufferPointer(start: arrays[0].base, count: count)) == expected)
  }

  @Test(
    "Moments are those of the definition, over one block and several", arguments: [1, 5, 32, 33, 200],
    [3, 8, 20])
  func moments(pixels: Int, channels: Int) {
    var generator = SeededGenerator(seed: 3)
    let values = (0..<pixels * channels).map { Float($0 % channels) * 10 + generator.nextNormal() }
    var mean = [Float](repeating: .nan, count: channels)
    var variance = mean
    channel_moments(pixels, channels, values, &mean, &variance)
    for channel in 0..<channels {
      let own = (0..<pixels).map { Double(values[$0 * channels + channel]) }
      let expected = own.reduce(0, +) / Double(pixels)
      let spread = own.reduce(0) { $0 + ($1 - expected) * ($1 - expected) } / Double(pixels)
      #expect(abs(Double(mean[channel]) - expected) < 1e-6 * (1 + abs(expected)))
      #expect(abs(Double(variance[channel]) - spread) < 1e-5 * (1 + spread))
    }
  }
}
