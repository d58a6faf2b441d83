import SystemSupport

/// The gradient of a batch, computed on all cores, the same to the last bit on any number of them.
///
/// A batch is cut into shards, each with a gradient of its own; how many depends on the size of the batch and the
/// network alone. A shard's samples are taken in order, and the shards' gradients are added in order.
final class ShardedGradient: @unchecked Sendable {
  private let sequence: LayerSequence
  private let workspaces: WorkspacePool
  private let blockSize: Int
  /// One a shard, of which a small batch uses the first only.
  private let gradients: [AlignedFloats]

  private static let greatestShardCount = 16

  init(_ sequence: LayerSequence, greatestBatch: Int) {
    self.sequence = sequence
    blockSize = sequence.samplesPerTrainingBlock
    workspaces = WorkspacePool(sequence, blockSize: min(blockSize, greatestBatch))
    gradients = (0..<ShardedGradient.shardCount(sequence, batch: greatestBatch)).map { _ in
      AlignedFloats(count: sequence.parameterCount)
    }
  }

  /// A power of two, so that two, four or eight threads have the same to do; at most 16.
  ///
  /// Writing and adding up one more gradient costs as much as computing some samples: thousands of a small
  /// convolution's, few dense ones. A shard has samples enough to outweigh it.
  private static func shardCount(_ sequence: LayerSequence, batch: Int) -> Int {
    let leastSamples = min(max(256 * sequence.parameterCount / max(sequence.multiplications, 1), 4), 32)
    var count = 1
    while count < greatestShardCount, batch >= 2 * count * leastSamples { count *= 2 }
    return count
  }

  /// Computes the gradient of the mean loss over a batch, then hands it out in ranges that together make up
  /// the whole, on many threads at once.
  ///
  /// - Parameters:
  ///   - samples: The batch.
  ///   - parameters: All layers' tensors.
  ///   - transposed: All layers' transposed weights.
  ///   - consume: Is given each range of places once, with a gradient that is valid in it.
  func compute(
    _ samples: ArraySlice<Int>, of source: any SampleSource, epoch: Int, loss: CrossEntropy,
    parameters: AlignedFloats, transposed: AlignedFloats, jobs: Int,
    consume: @Sendable (Range<Int>, UnsafePointer<Float>) -> Void
  ) -> LossSums {
    let shards = ShardedGradient.shardCount(sequence, batch: samples.count)
    // Waking other threads takes as long as some hundred thousand multiplications.
    let jobs = sequence.multiplications * samples.count < 1 << 18 ? 1 : jobs
    let sums = Partials(count: shards)
    forEachInParallel(count: shards, jobs: jobs) { shard in
      let first = samples.startIndex + shard * samples.count / shards
      let next = samples.startIndex + (shard + 1) * samples.count / shards
      sums[shard] = computeShard(
        samples[first..<next], of: source, epoch: epoch, loss: loss, scale: 1 / Float(samples.count),
        parameters: parameters, transposed: transposed, into: gradients[shard])
    }
    let rangeSize = 1 << 12
    forEachInParallel(count: (sequence.parameterCount + rangeSize - 1) / rangeSize, jobs: jobs) { index in
      let range = index * rangeSize..<min((index + 1) * rangeSize, sequence.parameterCount)
      addShards(shards, range)
      consume(range, gradients[0].base)
    }
    return sums.total
  }

  private func computeShard(
    _ samples: ArraySlice<Int>, of source: any SampleSource, epoch: Int, loss: CrossEntropy, scale: Float,
    parameters: AlignedFloats, transposed: AlignedFloats, into gradient: AlignedFloats
  ) -> LossSums {
    workspaces.withWorkspace { workspace in
      var sums = LossSums()
      for first in stride(from: samples.startIndex, to: samples.endIndex, by: blockSize) {
        let block = samples[first..<min(first + blockSize, samples.endIndex)]
        for (index, sample) in block.enumerated() {
          source.fill(workspace.input(index), sample: sample, epoch: epoch)
        }
        let logits = workspace.forward(samples: block.count, parameters: parameters.base)
        for (index, sample) in block.enumerated() {
          sums += loss.forwardBackward(
            logits + index * loss.classes, label: source.label(of: sample), scale: scale)
        }
        workspace.backward(
          samples: block.count, transposed: transposed.base, gradient: gradient.base,
          accumulates: first > samples.startIndex)
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
  /// As many samples as keep the values of all layers within a core's own cache, 4 to 64.
  var samplesPerTrainingBlock: Int {
    let activations = places.reduce(inputCount) { $0 + $1.layer.outputCount }
    return min(max((1 << 17) / activations, 4), 64)
  }
}
