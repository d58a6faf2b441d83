import SystemSupport

/// The memory in which one thread runs blocks of samples forward and backward.
final class TrainingWorkspace: @unchecked Sendable {
  private let sequence: LayerSequence
  /// `activations[i]` is the input of layer i, `activations[i + 1]` its output: (B, values per sample).
  private let activations: [AlignedFloats]
  /// The gradients after a layer and before it, which alternate.
  private let gradients: [AlignedFloats]
  private let scratch: AlignedFloats

  /// - Parameter blockSize: The maximum number of samples in a block.
  init(_ sequence: LayerSequence, blockSize: Int) {
    self.sequence = sequence
    activations =
      [AlignedFloats(count: blockSize * sequence.inputCount)]
      + sequence.entries.map { AlignedFloats(count: blockSize * $0.layer.outputCount) }
    gradients = (0..<2).map { _ in AlignedFloats(count: blockSize * sequence.largestActivation) }
    scratch = AlignedFloats(count: sequence.scratchCount(samples: blockSize))
  }

  /// Runs one block forward and backward.
  ///
  /// - Parameters:
  ///   - positions: The positions in the batch of the block's samples.
  ///   - gradient: Receives the gradients of all layers' tensors; added to what it holds if `accumulates`.
  /// - Returns: The block's loss and number of correct predictions.
  func compute(
    _ positions: Range<Int>, of batch: Batch, into gradient: UnsafeMutablePointer<Float>, accumulates: Bool
  ) -> LossSums {
    let samples = batch.samples.dropFirst(positions.lowerBound).prefix(positions.count)
    for (index, sample) in samples.enumerated() {
      let input = activations[0].base + index * sequence.inputCount
      batch.source.fill(
        UnsafeMutableBufferPointer(start: input, count: sequence.inputCount), sample: sample,
        epoch: batch.epoch)
    }
    let randomness = TrainingRandomness(
      seed: batch.seed, step: batch.step, firstSample: positions.lowerBound)
    sequence.forward(
      samples: samples.count, input: activations[0].base, parameters: batch.parameters.base,
      prepared: batch.prepared.base, randomness: randomness, scratch: scratch.base
    ) { activations[$0 + 1].base }
    let sums = differentiateLoss(batch, samples: samples)
    let last = sequence.entries.count - 1
    sequence.backward(
      samples: samples.count, parameters: batch.parameters.base, prepared: batch.prepared.base,
      randomness: randomness, scratch: scratch.base, gradient: gradient, accumulates: accumulates,
      activation: { activations[$0].base },
      outputGradient: { $0 == last ? activations[last + 1].base : gradients[($0 + 1) % 2].base },
      inputGradient: { gradients[$0 % 2].base })
    return sums
  }

  /// Replaces the logits (B, classes) by the gradient of the batch's mean loss.
  private func differentiateLoss(_ batch: Batch, samples: ArraySlice<Int>) -> LossSums {
    let logits = activations[sequence.entries.count].base
    return samples.enumerated().reduce(into: LossSums()) { sums, sample in
      sums += batch.loss.forwardBackward(
        logits + sample.offset * batch.loss.classes, label: batch.source.label(of: sample.element),
        scale: 1 / Float(batch.samples.count))
    }
  }
}

/// Workspaces for any number of threads. The one returned last is lent first, while the cache still holds it.
final class WorkspacePool: Sendable {
  private let sequence: LayerSequence
  private let blockSize: Int
  private let free = Locked<[TrainingWorkspace]>([])

  init(_ sequence: LayerSequence, blockSize: Int) {
    self.sequence = sequence
    self.blockSize = blockSize
  }

  func withWorkspace<Result>(_ body: (TrainingWorkspace) -> Result) -> Result {
    let workspace = free.withLock { $0.popLast() } ?? TrainingWorkspace(sequence, blockSize: blockSize)
    defer { free.withLock { $0.append(workspace) } }
    return body(workspace)
  }
}
