/// The way back of one sample's error through a network, and what the network would learn from it.
///
/// The values are those that `Trainer` computes for a batch of this one sample.
public struct BackwardTrace: Sendable {
  /// What the sample should have been: 0 ..< classes.
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
    let error: AlignedFloats
    (loss, error) = forward.lossAndError(label: label)
    let gradient = AlignedFloats(count: sequence.parameterCount)
    let errors = forward.propagate(error, into: gradient)
    self.label = label
    self.errors = sequence.described(errors, network.architecture)
    gradients = sequence.exported(gradient)
    self.network = network
    self.gradient = gradient
  }

  /// The network after one step of gradient descent: each parameter less `learningRate` times its gradient.
  public func updated(learningRate: Float) -> Network {
    let values = network.values.copy()
    let update = Update(
      optimizer: .sgd, rate: learningRate, weightDecay: 0, averagingDecay: nil, step: 1)
    update.apply(
      0..<network.sequence.learnedCount, values: values.base, gradient: gradient.base, moments: [])
    return Network(network.architecture, sequence: network.sequence, values: values)
  }
}

extension ForwardTrace {
  /// Takes the sample's error back through the network.
  ///
  /// - Parameter label: what it should have been, 0 ..< classes.
  public func backward(label: Int) -> BackwardTrace { BackwardTrace(self, label: label) }

  /// From ∂loss/∂logits those of the parameters, and those of what comes out of each layer of the sequence.
  fileprivate func propagate(_ error: AlignedFloats, into gradient: AlignedFloats) -> [AlignedFloats] {
    let transposed = AlignedFloats(count: sequence.transposedCount)
    sequence.transpose(network.values.base, into: transposed.base)
    let scratch = AlignedFloats(count: sequence.scratchCount(samples: 1))
    var errors = [error]
    for (index, place) in sequence.places.enumerated().reversed() {
      let inputError = AlignedFloats(count: place.layer.inputCount)
      // A layer may use up the error that it is given.
      let outputError = errors[errors.count - 1].copy()
      withExtendedLifetime((transposed, scratch, outputError)) {
        place.layer.backward(
          BackwardPass(
            samples: 1, input: values[index].base, output: values[index + 1].base,
            outputGradient: outputError.base, inputGradient: index == 0 ? nil : inputError.base,
            parameterGradient: gradient.base + place.parameters,
            parameters: network.values.base + place.parameters,
            statistics: gradient.base + place.statistics, accumulates: false,
            transposed: transposed.base + place.transposed,
            draws: Draws(seed: 0, step: 0, firstSample: 0), scratch: scratch.base))
      }
      if index > 0 { errors.append(inputError) }
    }
    return errors.reversed()
  }
}
