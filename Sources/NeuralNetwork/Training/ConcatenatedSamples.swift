/// Several sources, one after another, as one source.
public struct ConcatenatedSamples: SampleSource {
  private let sources: [any SampleSource]
  /// For each source, the number of samples in it and in those before it.
  private let ends: [Int]

  /// - Precondition: `sources` is not empty, and all have the same number of inputs.
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
    let (source, index) = locate(sample)
    return source.label(of: index)
  }

  public func fill(_ destination: UnsafeMutableBufferPointer<Float>, sample: Int, epoch: Int) {
    let (source, index) = locate(sample)
    source.fill(destination, sample: index, epoch: epoch)
  }

  /// The source that holds a sample, and the sample's index in that source.
  private func locate(_ sample: Int) -> (source: any SampleSource, index: Int) {
    precondition((0..<count).contains(sample))
    var source = 0
    while sample >= ends[source] { source += 1 }
    return (sources[source], sample - (source > 0 ? ends[source - 1] : 0))
  }
}
