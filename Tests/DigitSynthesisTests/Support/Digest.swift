import NeuralNetwork

/// A 64-bit FNV-1a hash of the bits of all values. A test that compares it notices any change of training data.
func digest(_ values: some Sequence<Float>) -> String {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  for value in values { hash = (hash ^ UInt64(value.bitPattern)) &* 0x100_0000_01b3 }
  return String(hash, radix: 16)
}

extension SampleSource {
  /// One sample's values.
  func sample(_ sample: Int, epoch: Int) -> [Float] {
    var values = [Float](repeating: .nan, count: inputs)
    values.withUnsafeMutableBufferPointer { fill($0, sample: sample, epoch: epoch) }
    return values
  }

  /// The digest of all samples of an epoch.
  func digest(epoch: Int) -> String {
    DigitSynthesisTests.digest((0..<count).flatMap { sample($0, epoch: epoch) })
  }
}
