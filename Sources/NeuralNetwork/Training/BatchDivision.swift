/// How a batch is divided into shards, which are computed in parallel, and a shard into blocks, which pass through the
/// layers at once. The division depends on the size of the batch and on the network, never on the number of threads.
extension LayerSequence {
  /// The number of shards: a power of two up to 16, so that two, four or eight threads have equal work.
  ///
  /// Writing and adding one more gradient costs as much as computing some samples: few for a small convolutional
  /// network, dozens for a dense one. A shard has at least as many samples as outweigh that.
  func shardCount(batch: Int) -> Int {
    let worthwhile = min(max(256 * parameterCount / max(multiplications, 1), 4), 32)
    let minimum = normalizes ? max(worthwhile, LayerSequence.minimumNormalizedBlock) : worthwhile
    var count = 1
    while count < 16, batch >= 2 * count * minimum { count *= 2 }
    return count
  }

  /// The number of blocks, of nearly equal size, in a shard of `samples`.
  func blockCount(samples: Int) -> Int {
    if normalizes { return max(samples / LayerSequence.minimumNormalizedBlock, 1) }
    return (samples + maximumBlock - 1) / maximumBlock
  }

  /// The maximum number of samples in a block: 4 to 64, as many as keep the values of all layers within a core's own
  /// cache. With batch normalization 31, since blocks then have 16 to 31 samples, enough for useful statistics.
  var maximumBlock: Int {
    if normalizes { return 2 * LayerSequence.minimumNormalizedBlock - 1 }
    let activations = entries.reduce(inputCount) { $0 + $1.layer.outputCount }
    return min(max((1 << 17) / activations, 4), 64)
  }

  private var normalizes: Bool { parameterCount > trainableCount }
  private static let minimumNormalizedBlock = 16
}
