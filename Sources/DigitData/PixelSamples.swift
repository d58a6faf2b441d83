import CMatrixProduct
import NeuralNetwork

/// Labeled digits as the network's samples: each pixel's intensity divided by a scale.
public struct PixelSamples: SampleSource {
  public let digits: LabeledDigits
  private let scale: Float

  /// - Parameter scale: the intensity that becomes 1: 255, or 16 for digits of 8×8; > 0.
  public init(_ digits: LabeledDigits, scale: Float) {
    precondition(scale > 0)
    self.digits = digits
    self.scale = scale
  }

  public var count: Int { digits.count }

  public var inputs: Int { digits.side * digits.side }

  public func label(of sample: Int) -> Int { Int(digits.labels[sample]) }

  /// Writes the sample's intensities divided by the scale, 0…1; the same in every epoch.
  public func fill(_ destination: UnsafeMutableBufferPointer<Float>, sample: Int, epoch: Int) {
    precondition(destination.count == inputs && (0..<count).contains(sample))
    digits.pixels.withUnsafeBufferPointer { pixels in
      guard let intensities = pixels.baseAddress, let target = destination.baseAddress else { return }
      divide_bytes(inputs, intensities + sample * inputs, scale, target)
    }
  }
}
