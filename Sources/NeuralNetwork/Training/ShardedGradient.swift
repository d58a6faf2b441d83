import SystemSupport

/// The gradient of a batch, computed on all cores, the same to the last bit on any number of them.
///
/// A batch is cut into shards, each with a gradient of its own; how many depends on the size of the batch and the
/// network alone. A shard's samples are taken in order, and the shards' gradients are added in order.
final class ShardedGradient: @unchecked Sendable {
  private let sequence: LayerSequence
  private let workspaces: WorkspacePool
  /// One a shard, of which a small batch uses the first only.
  private let gradients: [AlignedFloats]

  init(_ sequence: LayerSequence, greatestBatch: Int) {
    self.sequence = sequence
    workspaces = WorkspacePool(sequence, blockSize: min(sequence.greatestBlock, greatestBatch))
    gradients = (0..<sequence.shardCount(batch: greatestBatch)).map { _ in
      AlignedFloats(count: sequence.parameterCount)
    }
  }

  /// Computes the gradient of a batch's mean loss, then hands it out in ranges that together make up the whole, on
  /// many threads at once.
  ///
  /// - Parameter consume: Is given each range of places once, with a gradient that is valid in it.
  func compute(
    _ batch: Batch, jobs: Int, consume: @Sendable (Range<Int>, UnsafePointer<Float>) -> Void
  ) -> LossSums {
    let count = batch.samples.count
    let shards = sequence.shardCount(batch: count)
    // Waking other threads takes as long as some hundred thousand multiplications.
    let jobs = sequence.multiplications * count < 1 << 18 ? 1 : jobs
    let sums = Partials(count: shards)
    forEachInParallel(count: shards, jobs: jobs) { shard in
      let places = shard * count / shards..<(shard + 1) * count / shards
      sums[shard] = computeShard(places, of: batch, into: gradients[shard].base)
    }
    let rangeSize = 1 << 12
    forEachInParallel(count: (sequence.parameterCount + rangeSize - 1) / rangeSize, jobs: jobs) { index in
      let range = index * rangeSize..<min((index + 1) * rangeSize, sequence.parameterCount)
      addShards(shards, range)
      consume(range, gradients[0].base)
    }
    return sums.total
  }

  /// The gradient of the samples at some places of the batch, block by block.
  private func computeShard(
    _ places: Range<Int>, of batch: Batch, into gradient: UnsafeMutablePointer<Float>
  ) -> LossSums {
    workspaces.withWorkspace { workspace in
      let blocks = sequence.blockCount(samples: places.count)
      return (0..<blocks).reduce(into: LossSums()) { sums, block in
        let first = places.lowerBound + block * places.count / blocks
        let next = places.lowerBound + (block + 1) * places.count / blocks
        sums += workspace.compute(first..<next, of: batch, into: gradient, accumulates: block > 0)
      }
    }
  }

  /// gradients[0] += gradients[1] + …, in this order, at the places of `range`.
  private func addShards(_ shards: Int, _ range: Range<Int>) {
    let total = gradients[0].base
    for shard in 1..<max(shards, 1) {
      let gradient = UnsafePointer(gradients[shard].base)
      for place in range { total[place] += gradient[place] }
    }
  }
}
