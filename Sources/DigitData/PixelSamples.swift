import NeuralNetwork

/// Digits as the network is given them: each pixel's level divided by a scale.
public struct PixelSamples: SampleSource {
  public let digits: LabelledDigits
  /// What each level becomes: 256 values.
  private let values: [Float]

  /// - Parameter scale: the level that becomes 1: 255, or 16 of 8×8 digits; > 0.
  public init(_ digits: LabelledDigits, scale: Float) {
    precondition(scale > 0)
    self.digits = digits
    values = (0...255).map { Float($0) / scale }
  }

  public var count: Int { digits.count }

  public var inputs: Int { digits.side * digits.side }

  public func label(of sample: Int) -> Int { Int(digits.labels[sample]) }

  public func fill(_ destination: UnsafeMutableBufferPointer<Float>, sample: Int, epoch: Int) {
    precondition(destination.count == inputs && sample < count)
    let first = sample * inputs
    digits.pixels.withUnsafeBufferPointer { pixels in
      values.withUnsafeBufferPointer { values in
        for index in destination.indices { destination[index] = values[Int(pixels[first + index])] }
      }
    }
  }
}
