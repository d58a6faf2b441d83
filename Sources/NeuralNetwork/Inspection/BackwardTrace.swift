/// The backward pass of one sample: the error of each layer and the gradient of each parameter.
///
/// The values equal those that `Trainer` computes for a batch of this one sample; in convolutions, up to rounding.
public struct BackwardTrace: Sendable {
  /// The sample's class, 0 ..< classes.
  public let label: Int
  /// The cross-entropy, in nats.
  public let loss: Double
  /// ∂loss/∂output of each layer of the architecture; that of the last is softmax(logits) - t.
  public let errors: [Activation]
  /// ∂loss/∂parameter: named, shaped and ordered like `Network.parameters`.
  public let gradients: [Parameter]

  private let network: Network
  private let gradient: AlignedFloats

  fileprivate init(_ forward: ForwardTrace, label: Int) {
    let (network, sequence) = (forward.network, forward.sequence)
    let logitGradient: AlignedFloats
    (loss, logitGradient) = forward.lossAndGradient(label: label)
    let gradient = AlignedFloats(count: sequence.parameterCount)
    let errors = forward.propagate(logitGradient, into: gradient)
    self.label = label
    self.errors = sequence.activations(errors, of: network.architecture)
    gradients = sequence.unpacked(gradient)
    self.network = network
    self.gradient = gradient
  }

  /// The network after one step of gradient descent: w - learningRate · ∂loss/∂w for each parameter w.
  public func updated(learningRate: Float) -> Network {
    let values = network.values.copy()
    let update = Update(
      optimizer: .sgd, rate: learningRate, weightDecay: 0, averagingDecay: nil, step: 1)
    update.apply(
      0..<network.sequence.trainableCount, values: values.base, gradient: gradient.base, moments: [])
    return Network(network.architecture, sequence: network.sequence, values: values)
  }
}

extension ForwardTrace {
  /// Runs the backward pass of the sample.
  ///
  /// - Parameter label: The sample's class, 0 ..< classes.
  public func backward(label: Int) -> BackwardTrace { BackwardTrace(self, label: label) }

  /// Computes the gradients of the parameters from ∂loss/∂logits.
  ///
  /// - Returns: ∂loss/∂output of each layer of the sequence.
  fileprivate func propagate(_ logitGradient: AlignedFloats, into gradient: AlignedFloats) -> [AlignedFloats]
  {
    let entries = sequence.entries
    let prepared = AlignedFloats(count: sequence.preparedCount)
    sequence.prepare(network.values.base, into: prepared.base)
    let scratch = AlignedFloats(count: sequence.scratchCount(samples: 1))
    let errors = entries.dropLast().map { AlignedFloats(count: $0.layer.outputCount) } + [logitGradient]
    // A layer may overwrite its output gradient: it gets a copy.
    let copy = AlignedFloats(count: sequence.largestActivation)
    withExtendedLifetime((prepared, scratch, errors, copy)) {
      sequence.backward(
        samples: 1, parameters: network.values.base, prepared: prepared.base,
        randomness: TrainingRandomness(seed: 0, step: 0, firstSample: 0), scratch: scratch.base,
        gradient: gradient.base, accumulates: false,
        activation: { activations[$0].base },
        outputGradient: { layer in
          copy.base.update(from: errors[layer].base, count: errors[layer].count)
          return copy.base
        },
        inputGradient: { errors[$0 - 1].base })
    }
    return errors
  }
}
