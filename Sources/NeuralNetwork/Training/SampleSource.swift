/// Labeled samples to train on or to measure with. Its methods are called from many threads at once.
public protocol SampleSource: Sendable {
  /// The number of samples.
  var count: Int { get }
  /// The number of values a sample.
  var inputs: Int { get }

  /// The class of a sample, 0 ..< the network's outputs, or `noClass`.
  func label(of sample: Int) -> Int

  /// Writes one sample's values.
  ///
  /// - Parameters:
  ///   - destination: `inputs` values, whatever they hold before.
  ///   - epoch: From 0; a source that varies its samples draws from (seed, epoch, sample) alone, so that what it
  ///     writes does not depend on the order of the calls.
  func fill(_ destination: UnsafeMutableBufferPointer<Float>, sample: Int, epoch: Int)
}

/// The label of a sample that belongs to no class: the network should believe in each as much as in any other.
public let noClass = -1
