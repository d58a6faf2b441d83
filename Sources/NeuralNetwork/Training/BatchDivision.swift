/// How a batch is cut up: into shards that are computed in parallel, each of them into blocks that go through the layers at
/// once. What decides is the size of the batch and the network, never the number of threads.
extension LayerSequence {
  /// A power of two, so that two, four or eight threads have the same to do; at most 16.
  ///
  /// Writing and adding up one more gradient costs as much as computing some samples: few of a small
  /// convolutional network, dozens of a dense one. A shard has samples enough to outweigh it.
  func shardCount(batch: Int) -> Int {
    let worthwhile = min(max(256 * parameterCount / max(multiplications, 1), 4), 32)
    let leastSamples = normalizes ? max(worthwhile, LayerSequence.leastNormalizedBlock) : worthwhile
    var count = 1
    while count < 16, batch >= 2 * count * leastSamples { count *= 2 }
    return count
  }

  /// The number of nearly equal blocks of a shard.
  func blockCount(samples: Int) -> Int {
    if normalizes { return max(samples / LayerSequence.leastNormalizedBlock, 1) }
    return (samples + greatestBlock - 1) / greatestBlock
  }

  /// Samples of a block at most: 4 to 64, as many as keep the values of all layers within a core's own cache. Where
  /// blocks are normalized, 16 to 31, for statistics that are worth the name.
  var greatestBlock: Int {
    if normalizes { return 2 * LayerSequence.leastNormalizedBlock - 1 }
    let activations = places.reduce(inputCount) { $0 + $1.layer.outputCount }
    return min(max((1 << 17) / activations, 4), 64)
  }

  private var normalizes: Bool { parameterCount > learnedCount }
  private static let leastNormalizedBlock = 16
}
