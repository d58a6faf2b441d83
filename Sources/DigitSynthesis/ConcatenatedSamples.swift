import NeuralNetwork

/// Several sources one after the other, as one.
public struct ConcatenatedSamples: SampleSource {
  private let sources: [any SampleSource]
  /// For each source the number of the first sample behind it.
  private let ends: [Int]

  /// - Precondition: there is a source, and all have as many inputs.
  public init(_ sources: [any SampleSource]) {
    precondition(!sources.isEmpty && sources.allSatisfy { $0.inputs == sources[0].inputs })
    self.sources = sources
    var count = 0
    ends = sources.map { source in
      count += source.count
      return count
    }
  }

  public var count: Int { ends[ends.count - 1] }

  public var inputs: Int { sources[0].inputs }

  public func label(of sample: Int) -> Int {
    let (source, sample) = place(of: sample)
    return source.label(of: sample)
  }

  public func fill(_ destination: UnsafeMutableBufferPointer<Float>, sample: Int, epoch: Int) {
    let (source, sample) = place(of: sample)
    source.fill(destination, sample: sample, epoch: epoch)
  }

  /// The source that has a sample, and the sample's number in it.
  private func place(of sample: Int) -> (source: any SampleSource, sample: Int) {
    precondition((0..<count).contains(sample))
    var index = 0
    while sample >= ends[index] { index += 1 }
    return (sources[index], sample - (index > 0 ? ends[index - 1] : 0))
  }
}
