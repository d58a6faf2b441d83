import NeuralNetwork

/// Another source's 28×28 digits with random variations, new ones in every epoch.
public struct AugmentedDigits: SampleSource {
  private let source: any SampleSource
  private let augmentation: Augmentation?
  private let seed: UInt64

  /// - Parameters:
  ///   - source: digits in MNIST's format: 784 inputs, ink 0…1, 1 = full ink.
  ///   - seed: a variation depends only on the seed, the epoch, and the index of the sample.
  /// - Precondition: the source has 784 inputs, unless the strength is `none`.
  public init(_ source: any SampleSource, strength: AugmentationStrength, seed: UInt64) {
    precondition(strength == .none || source.inputs == 28 * 28, "only digits of 28×28 can be augmented")
    self.source = source
    self.augmentation = strength.augmentation
    self.seed = seed
  }

  public var count: Int { source.count }
  public var inputs: Int { source.inputs }
  public func label(of sample: Int) -> Int { source.label(of: sample) }

  public func fill(_ destination: UnsafeMutableBufferPointer<Float>, sample: Int, epoch: Int) {
    source.fill(destination, sample: sample, epoch: epoch)
    guard let augmentation else { return }
    let stream: UInt64 = 0x5641_5259  // "VARY"
    var generator = SeededGenerator(seed: seed, streams: stream, UInt64(epoch), UInt64(sample))
    augmentation.apply(to: destination, using: &generator)
  }
}
