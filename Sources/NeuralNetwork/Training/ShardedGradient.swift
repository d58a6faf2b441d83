import SystemSupport

/// What one update's gradient is computed from.
struct Batch {
  let source: any SampleSource
  /// Samples of the source.
  let samples: ArraySlice<Int>
  let epoch: Int
  let step: Int
  let seed: UInt64
  let loss: CrossEntropy
  /// All layers' tensors.
  let parameters: AlignedFloats
  /// All layers' transposed weights.
  let transposed: AlignedFloats
}

/// The gradient of a batch, computed on all cores, the same to the last bit on any number of them.
///
/// A batch is cut into shards, each with a gradient of its own; how many depends on the size of the batch and the
/// network alone. A shard's samples are taken in order, and the shards' gradients are added in order.
final class ShardedGradient: @unchecked Sendable {
  private let sequence: LayerSequence
  private let workspaces: WorkspacePool
  /// One a shard, of which a small batch uses the first only.
  private let gradients: [AlignedFloats]

  private static let greatestShardCount = 16

  init(_ sequence: LayerSequence, greatestBatch: Int) {
    self.sequence = sequence
    workspaces = WorkspacePool(sequence, blockSize: min(sequence.greatestTrainingBlock, greatestBatch))
    gradients = (0..<ShardedGradient.shardCount(sequence, batch: greatestBatch)).map { _ in
      AlignedFloats(count: sequence.parameterCount)
    }
  }

  /// A power of two, so that two, four or eight threads have the same to do; at most 16.
  ///
  /// Writing and adding up one more gradient costs as much as computing some samples: thousands of a small
  /// convolution's, few dense ones. A shard has samples enough to outweigh it.
  private static func shardCount(_ sequence: LayerSequence, batch: Int) -> Int {
    let worthwhile = min(max(256 * sequence.parameterCount / max(sequence.multiplications, 1), 4), 32)
    let leastSamples = sequence.normalizes ? max(worthwhile, LayerSequence.leastNormalizedBlock) : worthwhile
    var count = 1
    while count < greatestShardCount, batch >= 2 * count * leastSamples { count *= 2 }
    return count
  }

  /// Computes the gradient of a batch's mean loss, then hands it out in ranges that together make up the whole, on
  /// many threads at once.
  ///
  /// - Parameter consume: Is given each range of places once, with a gradient that is valid in it.
  func compute(
    _ batch: Batch, jobs: Int, consume: @Sendable (Range<Int>, UnsafePointer<Float>) -> Void
  ) -> LossSums {
    let count = batch.samples.count
    let shards = ShardedGradient.shardCount(sequence, batch: count)
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
      var sums = LossSums()
      let blocks = sequence.trainingBlocks(samples: places.count)
      for index in 0..<blocks {
        let first = places.lowerBound + index * places.count / blocks
        let next = places.lowerBound + (index + 1) * places.count / blocks
        let block = batch.samples.dropFirst(first).prefix(next - first)
        for (index, sample) in block.enumerated() {
          batch.source.fill(workspace.input(index), sample: sample, epoch: batch.epoch)
        }
        let draws = Draws(seed: batch.seed, step: batch.step, firstSample: first)
        let logits = workspace.forward(samples: block.count, parameters: batch.parameters.base, draws: draws)
        for (index, sample) in block.enumerated() {
          sums += batch.loss.forwardBackward(
            logits + index * batch.loss.classes, label: batch.source.label(of: sample),
            scale: 1 / Float(batch.samples.count))
        }
        workspace.backward(
          samples: block.count, parameters: batch.parameters.base, transposed: batch.transposed.base,
          gradient: gradient,
          accumulates: index > 0, draws: draws)
      }
      return sums
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

extension LayerSequence {
  /// The number of nearly equal blocks in which a shard's samples are taken through the layers: as few as keep
  /// the values of all layers within a core's own cache, with 4 to 64 samples each. Where blocks are
  /// normalised, they are as small as good statistics allow.
  func trainingBlocks(samples: Int) -> Int {
    if normalizes { return max(samples / LayerSequence.leastNormalizedBlock, 1) }
    return (samples + greatestTrainingBlock - 1) / greatestTrainingBlock
  }

  var greatestTrainingBlock: Int {
    if normalizes { return 2 * LayerSequence.leastNormalizedBlock - 1 }
    let activations = places.reduce(inputCount) { $0 + $1.layer.outputCount }
    return min(max((1 << 17) / activations, 4), 64)
  }

  fileprivate var normalizes: Bool { parameterCount > learntCount }
  fileprivate static let leastNormalizedBlock = 16
}
