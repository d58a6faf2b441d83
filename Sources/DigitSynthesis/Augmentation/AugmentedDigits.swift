import NeuralNetwork

/// How much digits are varied while a network is trained on them.
public enum AugmentationStrength: String, Sendable, CaseIterable {
  /// Not at all.
  case none
  /// As other hands would have written them: turned, bent, wider, thinner.
  case light
  /// Also as other pens, papers and photos would have left them.
  case strong

  var augmentation: Augmentation? {
    switch self {
    case .none: nil
    case .light: .light
    case .strong: .strong
    }
  }
}

/// Another source's digits of 28×28, varied anew in every epoch.
public struct AugmentedDigits: SampleSource {
  private let source: any SampleSource
  private let augmentation: Augmentation?
  private let seed: UInt64

  /// - Parameters:
  ///   - source: ink, 0…1, 1 = full ink, in MNIST's form.
  ///   - seed: The same seed gives the same variation of each sample in each epoch.
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
    let variationStream: UInt64 = 0x5641_5259  // "VARY"
    var generator = SeededGenerator(seed: seed, streams: variationStream, UInt64(epoch), UInt64(sample))
    augmentation.apply(to: destination, generator: &generator)
  }
}
