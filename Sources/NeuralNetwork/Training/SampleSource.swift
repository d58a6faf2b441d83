import SystemSupport

/// Labeled samples to train or evaluate a network with. Its methods are called from many threads at once.
public protocol SampleSource: Sendable {
  /// The number of samples.
  var count: Int { get }
  /// The number of values of one sample.
  var inputs: Int { get }

  /// The class of a sample: 0 ..< the network's outputs, or `outlierLabel`.
  func label(of sample: Int) -> Int

  /// Writes one sample's values.
  ///
  /// - Parameters:
  ///   - destination: `inputs` values, all of which are overwritten.
  ///   - epoch: From 0. A source that varies its samples takes random numbers that depend on its seed, the epoch and the
  ///     sample only, so that the values do not depend on the order of the calls.
  func fill(_ destination: UnsafeMutableBufferPointer<Float>, sample: Int, epoch: Int)
}

extension SampleSource {
  /// The values of all samples, as the source gives them in epoch 0: (samples, inputs).
  ///
  /// - Parameter jobs: the maximum number of threads; the result does not depend on it.
  public func values(jobs: Int) -> Matrix {
    var samples = Matrix(rows: count, columns: inputs)
    samples.values.withUnsafeMutableBufferPointer { values in
      nonisolated(unsafe) let values = values
      forEachInParallel(count: count, jobs: jobs) { sample in
        let row = UnsafeMutableBufferPointer(rebasing: values[sample * inputs..<(sample + 1) * inputs])
        fill(row, sample: sample, epoch: 0)
      }
    }
    return samples
  }
}

/// The label of an outlier, a sample that belongs to no class. The network is trained to give it the same probability
/// for each class.
public let outlierLabel = -1
