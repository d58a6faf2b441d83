/// The values of one sample between two layers.
public struct Activation: Sendable, Equatable {
  public let shape: ActivationShape
  /// C × H × W, each channel row-major.
  public let values: [Float]

  /// - Parameter interleaved: H × W × C, as layers compute them.
  init(_ interleaved: AlignedFloats, shape: ActivationShape) {
    self.shape = shape
    let (channels, pixels) = (shape.channels, shape.height * shape.width)
    values = (0..<channels).flatMap { channel in
      (0..<pixels).map { interleaved.base[$0 * channels + channel] }
    }
  }
}

/// The forward pass of one sample: the output of each layer.
///
/// The values equal those of `Network.logits(of:)` to the last bit. Each ReLU is computed as a layer of its own, so that
/// the pre-activation before it is available too.
public struct ForwardTrace: Sendable {
  public let network: Network
  /// The input of the first layer.
  public let input: Activation
  /// The output of each layer of the architecture.
  public let outputs: [Activation]

  let sequence: LayerSequence
  /// The input of each layer of the sequence, and the output of the last.
  let activations: [AlignedFloats]

  /// The scores before softmax.
  public var logits: [Float] { outputs[outputs.count - 1].values }

  /// The cross-entropy, in nats.
  ///
  /// - Parameter label: The sample's class, 0 ..< classes.
  public func loss(label: Int) -> Double { lossAndGradient(label: label).loss }

  /// The cross-entropy and ∂loss/∂logits.
  func lossAndGradient(label: Int) -> (loss: Double, gradient: AlignedFloats) {
    let gradient = activations[sequence.entries.count].copy()
    let loss = CrossEntropy(classes: sequence.outputCount)
    return (loss.forwardBackward(gradient.base, label: label, scale: 1).loss, gradient)
  }

  fileprivate init(_ network: Network, input: [Float]) {
    let architecture = network.architecture
    let sequence = LayerSequence(architecture, joinsReLUs: false)
    let activations =
      [AlignedFloats(count: input.count)]
      + sequence.entries.map { AlignedFloats(count: $0.layer.outputCount) }
    for (index, value) in input.enumerated() { activations[0].base[index] = value }
    let scratch = AlignedFloats(count: sequence.scratchCount(samples: 1))
    withExtendedLifetime((scratch, activations)) {
      sequence.forward(
        samples: 1, input: activations[0].base, parameters: network.values.base, randomness: nil,
        scratch: scratch.base
      ) { activations[$0 + 1].base }
    }
    self.network = network
    self.sequence = sequence
    self.activations = activations
    self.input = Activation(activations[0], shape: architecture.shapes[0])
    outputs = sequence.activations(Array(activations.dropFirst()), of: architecture)
  }
}

extension LayerSequence {
  /// The values after each layer of the architecture, from those after each layer of the sequence, which has
  /// additional layers that only flatten.
  func activations(_ values: [AlignedFloats], of architecture: Architecture) -> [Activation] {
    let outputs = zip(entries, values).filter { !($0.0.layer is Flatten) }
    return zip(outputs, architecture.shapes.dropFirst()).map { Activation($0.1, shape: $1) }
  }
}

extension Network {
  /// Runs one sample through the network and keeps the output of each layer.
  ///
  /// - Parameter input: One row of what `logits(of:)` takes.
  /// - Precondition: The network has no layer that only training needs: see `forInference`.
  public func trace(_ input: [Float]) -> ForwardTrace {
    precondition(input.count == architecture.inputs, "the sample has \(input.count) values")
    precondition(
      !architecture.layers.contains(where: \.isTrainingOnly),
      "the network has layers that only training needs")
    return ForwardTrace(self, input: input)
  }
}
