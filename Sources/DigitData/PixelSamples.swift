import CMatrixProduct
import NeuralNetwork

/// Labeled digits as the network's samples: each pixel's intensity divided by a scale.
public struct PixelSamples: SampleSource {
  private let subset: DigitSubset
  private let scale: Float

  /// - Parameter scale: the intensity that becomes 1: 255, or 16 for digits of 8×8; > 0.
  public init(_ subset: DigitSubset, scale: Float) {
    precondition(scale > 0)
    self.subset = subset
    self.scale = scale
  }

  public init(_ digits: LabeledDigits, scale: Float) { self.init(DigitSubset(digits), scale: scale) }

  public var count: Int { subset.count }

  public var inputs: Int { subset.side * subset.side }

  public func label(of sample: Int) -> Int { Int(subset.digits.labels[subset.indices[sample]]) }

  /// Writes the sample's intensities divided by the scale, 0…1; the same in every epoch.
  public func fill(_ destination: UnsafeMutableBufferPointer<Float>, sample: Int, epoch: Int) {
    precondition(destination.count == inputs)
    let start = subset.indices[sample] * inputs
    subset.digits.pixels.withUnsafeBufferPointer { pixels in
      guard let intensities = pixels.baseAddress, let target = destination.baseAddress else { return }
      divide_bytes(inputs, intensities + start, scale, target)
    }
  }
}
