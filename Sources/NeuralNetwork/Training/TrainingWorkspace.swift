import Synchronization

/// The memory in which one thread takes a block of samples through the layers and back.
final class TrainingWorkspace: @unchecked Sendable {
  private let sequence: LayerSequence
  /// `activations[i]` goes into layer i, `activations[i + 1]` comes out of it: (B, values a sample).
  private let activations: [AlignedFloats]
  /// The gradient after a layer and the one before it, in turn.
  private let gradients: [AlignedFloats]
  private let scratch: AlignedFloats

  /// - Parameter blockSize: Samples of a block at most.
  init(_ sequence: LayerSequence, blockSize: Int) {
    self.sequence = sequence
    activations =
      [AlignedFloats(count: blockSize * sequence.inputCount)]
      + sequence.places.map { AlignedFloats(count: blockSize * $0.layer.outputCount) }
    gradients = (0..<2).map { _ in AlignedFloats(count: blockSize * sequence.greatestActivation) }
    scratch = AlignedFloats(count: sequence.scratchCount(samples: blockSize))
  }

  /// Takes the samples at some places of the batch through all layers and back.
  ///
  /// - Parameters:
  ///   - gradient: All layers' tensors; what it holds is added to if `accumulates`, otherwise replaced.
  func compute(
    _ places: Range<Int>, of batch: Batch, into gradient: UnsafeMutablePointer<Float>, accumulates: Bool
  ) -> LossSums {
    let samples = batch.samples.dropFirst(places.lowerBound).prefix(places.count)
    for (index, sample) in samples.enumerated() {
      let input = activations[0].base + index * sequence.inputCount
      batch.source.fill(
        UnsafeMutableBufferPointer(start: input, count: sequence.inputCount), sample: sample,
        epoch: batch.epoch)
    }
    let draws = Draws(seed: batch.seed, step: batch.step, firstSample: places.lowerBound)
    forward(batch, samples: samples.count, draws: draws)
    let sums = differentiateLoss(batch, samples: samples)
    backward(batch, samples: samples.count, draws: draws, into: gradient, accumulates: accumulates)
    return sums
  }

  private func forward(_ batch: Batch, samples: Int, draws: Draws) {
    let parameters = UnsafePointer(batch.parameters.base)
    for (index, place) in sequence.places.enumerated() {
      place.layer.forward(
        ForwardPass(
          samples: samples, input: activations[index].base, output: activations[index + 1].base,
          parameters: parameters + place.parameters, statistics: parameters + place.statistics, draws: draws,
          scratch: scratch.base))
    }
  }

  /// The logits (B, classes) become the gradient of the batch's mean loss.
  private func differentiateLoss(_ batch: Batch, samples: ArraySlice<Int>) -> LossSums {
    let logits = activations[sequence.places.count].base
    return samples.enumerated().reduce(into: LossSums()) { sums, sample in
      sums += batch.loss.forwardBackward(
        logits + sample.offset * batch.loss.classes, label: batch.source.label(of: sample.element),
        scale: 1 / Float(batch.samples.count))
    }
  }

  private func backward(
    _ batch: Batch, samples: Int, draws: Draws, into gradient: UnsafeMutablePointer<Float>, accumulates: Bool
  ) {
    let parameters = UnsafePointer(batch.parameters.base)
    let transposed = UnsafePointer(batch.transposed.base)
    var outputGradient = activations[sequence.places.count].base
    for (index, place) in sequence.places.enumerated().reversed() {
      let inputGradient = gradients[index % 2].base
      place.layer.backward(
        BackwardPass(
          samples: samples, input: activations[index].base, output: activations[index + 1].base,
          outputGradient: outputGradient, inputGradient: index == 0 ? nil : inputGradient,
          parameterGradient: gradient + place.parameters, parameters: parameters + place.parameters,
          statistics: gradient + place.statistics, accumulates: accumulates,
          transposed: transposed + place.transposed, draws: draws, scratch: scratch.base))
      outputGradient = inputGradient
    }
  }
}

/// Workspaces for as many threads as ask at once; the last given back is the first lent, while the cache holds it.
final class WorkspacePool: Sendable {
  private let sequence: LayerSequence
  private let blockSize: Int
  private let free = Mutex<[TrainingWorkspace]>([])

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
