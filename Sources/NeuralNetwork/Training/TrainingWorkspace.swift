import Synchronization

/// The memory in which one thread takes a block of samples through the layers and back.
final class TrainingWorkspace: @unchecked Sendable {
  /// Samples of a block at most.
  let blockSize: Int
  private let sequence: LayerSequence
  /// `activations[i]` goes into layer i, `activations[i + 1]` comes out of it: (B, values a sample).
  private let activations: [AlignedFloats]
  /// The gradient after a layer and the one before it, in turn.
  private let gradients: [AlignedFloats]
  private let scratch: AlignedFloats

  init(_ sequence: LayerSequence, blockSize: Int) {
    self.sequence = sequence
    self.blockSize = blockSize
    activations =
      [AlignedFloats(count: blockSize * sequence.inputCount)]
      + sequence.places.map { AlignedFloats(count: blockSize * $0.layer.outputCount) }
    gradients = (0..<2).map { _ in AlignedFloats(count: blockSize * sequence.greatestActivation) }
    scratch = AlignedFloats(count: sequence.scratchCount(samples: blockSize))
  }

  /// Where sample `index` of the block is to be written before `forward`.
  func input(_ index: Int) -> UnsafeMutableBufferPointer<Float> {
    UnsafeMutableBufferPointer(
      start: activations[0].base + index * sequence.inputCount, count: sequence.inputCount)
  }

  /// Takes the block through all layers; the result is its logits (B, classes).
  func forward(samples: Int, parameters: UnsafePointer<Float>, draws: Draws) -> UnsafeMutablePointer<Float> {
    for (index, place) in sequence.places.enumerated() {
      place.layer.forward(
        ForwardPass(
          samples: samples, input: activations[index].base, output: activations[index + 1].base,
          parameters: parameters + place.parameters, statistics: parameters + place.statistics, draws: draws,
          scratch: scratch.base))
    }
    return activations[sequence.places.count].base
  }

  /// Takes the gradient of the logits, which stands in their place, back through all layers.
  func backward(
    samples: Int, parameters: UnsafePointer<Float>, transposed: UnsafePointer<Float>,
    gradient: UnsafeMutablePointer<Float>, accumulates: Bool,
    draws: Draws
  ) {
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
