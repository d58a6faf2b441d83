import CMatrixProduct
import SystemSupport

/// The gradient of a batch, computed in parallel, and the same to the last bit on any number of cores.
///
/// A batch is divided into shards, each with its own gradient. The number of shards depends only on the size of the
/// batch and the network. A shard's samples are summed in order, then the shards' gradients are added in order.
final class ShardedGradient: @unchecked Sendable {
  private let sequence: LayerSequence
  private let workspaces: WorkspacePool
  /// One per shard; a small batch uses only the first ones.
  private let gradients: [AlignedFloats]

  init(_ sequence: LayerSequence, maximumBatch: Int) {
    self.sequence = sequence
    workspaces = WorkspacePool(sequence, blockSize: min(sequence.maximumBlock, maximumBatch))
    gradients = (0..<sequence.shardCount(batch: maximumBatch)).map { _ in
      AlignedFloats(count: sequence.parameterCount)
    }
  }

  /// Computes the gradient of a batch's mean loss, then passes it on in ranges of indices, in parallel.
  ///
  /// - Parameter consume: Called once for each range of indices, with a gradient that is valid in this range. The
  ///   ranges cover all indices.
  func compute(
    _ batch: Batch, team: ThreadTeam, consume: @Sendable (Range<Int>, UnsafePointer<Float>) -> Void
  ) -> LossSums {
    let count = batch.samples.count
    let shards = sequence.shardCount(batch: count)
    // Sharing the work costs as much as some ten thousand multiplications.
    let team = sequence.multiplications * count < 1 << 16 ? ThreadTeam.callerOnly : team
    let sums = PartialSums(count: shards)
    team.forEach(count: shards) { shard in
      let positions = shard * count / shards..<(shard + 1) * count / shards
      sums[shard] = computeShard(positions, of: batch, into: gradients[shard].base)
    }
    let rangeSize = 1 << 12
    team.forEach(count: (sequence.parameterCount + rangeSize - 1) / rangeSize) { index in
      let range = index * rangeSize..<min((index + 1) * rangeSize, sequence.parameterCount)
      addShards(shards, range)
      consume(range, gradients[0].base)
    }
    return sums.total
  }

  /// Computes the gradient of the samples at some positions of the batch, block by block.
  private func computeShard(
    _ positions: Range<Int>, of batch: Batch, into gradient: UnsafeMutablePointer<Float>
  ) -> LossSums {
    workspaces.withWorkspace { workspace in
      let blocks = sequence.blockCount(samples: positions.count)
      return (0..<blocks).reduce(into: LossSums()) { sums, block in
        let first = positions.lowerBound + block * positions.count / blocks
        let next = positions.lowerBound + (block + 1) * positions.count / blocks
        sums += workspace.compute(first..<next, of: batch, into: gradient, accumulates: block > 0)
      }
    }
  }

  /// gradients[0] += gradients[1] + …, in this order, at the indices in `range`.
  private func addShards(_ shards: Int, _ range: Range<Int>) {
    let arrays = gradients.prefix(shards).map { Optional(UnsafePointer($0.base + range.lowerBound)) }
    add_arrays(range.count, shards, arrays, gradients[0].base + range.lowerBound)
  }
}
