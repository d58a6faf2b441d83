/// The values of one sample between two layers.
public struct Activation: Sendable, Equatable {
  public let shape: ActivationShape
  /// Channel by channel, each row-major: C × H × W.
  public let values: [Float]

  /// - Parameter inner: as they are computed, H × W × C.
  init(_ inner: AlignedFloats, shape: ActivationShape) {
    self.shape = shape
    let (channels, pixels) = (shape.channels, shape.height * shape.width)
    values = (0..<channels).flatMap { channel in
      (0..<pixels).map { inner.base[$0 * channels + channel] }
    }
  }
}

/// The way of one sample through a network: what comes out of each of its layers.
///
/// The values are those of `Network.logits(of:)`, to the last bit; but a ReLU is a layer of its own here, so that what
/// comes before it, the pre-activation, is there too.
public struct ForwardTrace: Sendable {
  public let network: Network
  /// What goes into the first layer.
  public let input: Activation
  /// What comes out of each layer of the architecture.
  public let outputs: [Activation]

  let sequence: LayerSequence
  /// What goes into each layer of the sequence, and what comes out of the last.
  let values: [AlignedFloats]

  /// The scores before softmax.
  public var logits: [Float] { outputs[outputs.count - 1].values }

  /// The cross-entropy, in nats.
  ///
  /// - Parameter label: what the sample should have been, 0 ..< classes.
  public func loss(label: Int) -> Double { lossAndError(label: label).loss }

  /// And ∂loss/∂logits.
  func lossAndError(label: Int) -> (loss: Double, error: AlignedFloats) {
    let error = values[sequence.places.count].copy()
    let loss = CrossEntropy(classes: sequence.outputCount)
    return (loss.forwardBackward(error.base, label: label, scale: 1).loss, error)
  }

  fileprivate init(_ network: Network, input: [Float]) {
    let architecture = network.architecture
    let sequence = LayerSequence(architecture, joinsReLUs: false)
    let first = AlignedFloats(count: input.count)
    for (index, value) in input.enumerated() { first.base[index] = value }
    let scratch = AlignedFloats(count: sequence.scratchCount(samples: 1))
    values = withExtendedLifetime(scratch) {
      sequence.places.reduce(into: [first]) { values, place in
        let output = AlignedFloats(count: place.layer.outputCount)
        place.layer.forward(
          ForwardPass(
            samples: 1, input: values[values.count - 1].base, output: output.base,
            parameters: network.values.base + place.parameters,
            statistics: network.values.base + place.statistics, draws: nil, scratch: scratch.base))
        values.append(output)
      }
    }
    self.network = network
    self.sequence = sequence
    self.input = Activation(first, shape: architecture.shapes[0])
    outputs = sequence.described(Array(values.dropFirst()), architecture)
  }
}

extension LayerSequence {
  /// Of values after each layer of the sequence, those after each layer of the architecture: all but those that are
  /// only flattened.
  func described(_ values: [AlignedFloats], _ architecture: Architecture) -> [Activation] {
    let own = zip(places, values).filter { !($0.0.layer is Flatten) }
    return zip(own, architecture.shapes.dropFirst()).map { Activation($0.1, shape: $1) }
  }
}

extension Network {
  /// Takes one sample through the network and keeps every value.
  ///
  /// - Parameter input: as `logits(of:)` takes it.
  /// - Precondition: The network has no layer that only training needs: see `forInference`.
  public func trace(_ input: [Float]) -> ForwardTrace {
    precondition(input.count == architecture.inputs, "the sample has \(input.count) values")
    precondition(
      !architecture.layers.contains(where: \.isTrainingOnly),
      "the network has layers that only training needs")
    return ForwardTrace(self, input: input)
  }
}
