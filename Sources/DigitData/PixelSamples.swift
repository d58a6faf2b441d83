import NeuralNetwork

/// Digits as the network is given them: each pixel's level divided by a scale.
public struct PixelSamples: SampleSource {
  public let digits: LabeledDigits
  private let scale: Float

  /// - Parameter scale: the level that becomes 1: 255, or 16 of 8×8 digits; > 0.
  public init(_ digits: LabeledDigits, scale: Float) {
    precondition(scale > 0)
    self.digits = digits
    self.scale = scale
  }

  public var count: Int { digits.count }

  public var inputs: Int { digits.side * digits.side }

  public func label(of sample: Int) -> Int { Int(digits.labels[sample]) }

  public func fill(_ destination: UnsafeMutableBufferPointer<Float>, sample: Int, epoch: Int) {
    precondition(destination.count == inputs && sample < count)
    digits.pixels.withUnsafeBufferPointer { pixels in
      NeuralNetwork.scale(
        UnsafeBufferPointer(rebasing: pixels[sample * inputs..<(sample + 1) * inputs]), by: scale,
        into: destination)
    }
  }
}
