import SystemSupport

/// A network: an architecture and its parameters.
public struct Network: Sendable {
  public let architecture: Architecture
  let sequence: LayerSequence
  /// All tensors, packed, one after the other. Never written after initialization.
  let values: AlignedFloats

  /// A network before training, with random weights and biases. Scales and variances of batch normalizations are 1,
  /// shifts and means 0.
  public init(
    _ architecture: Architecture, initialization: Initialization = .he, generator: inout SeededGenerator
  ) {
    let sequence = LayerSequence(architecture)
    let values = AlignedFloats(count: sequence.parameterCount)
    for tensor in sequence.tensors {
      let count = tensor.layout.count
      let initial: [Float]
      switch tensor.layout.role {
      case .weight:
        initial = initialization.weights(count, fanIn: tensor.layout.fanIn, generator: &generator)
      case .bias: initial = initialization.biases(count, generator: &generator)
      case .scale, .variance: initial = [Float](repeating: 1, count: count)
      case .shift, .mean: initial = [Float](repeating: 0, count: count)
      }
      initial.withUnsafeBytes { tensor.layout.pack($0, into: values.base + tensor.offset) }
    }
    self.init(architecture, sequence: sequence, values: values)
  }

  /// A network with given tensors, in any order.
  ///
  /// - Throws: `ParameterError` unless they are exactly the tensors of the architecture, with finite values.
  public init(_ architecture: Architecture, parameters: [Parameter]) throws(ParameterError) {
    let sequence = LayerSequence(architecture)
    self.init(architecture, sequence: sequence, values: try sequence.packed(parameters))
  }

  /// A network with the tensors of a file, in any order.
  ///
  /// - Throws: `ParameterError` unless they are exactly the tensors of the architecture, with finite values.
  package init(_ architecture: Architecture, tensors: [StoredTensor]) throws(ParameterError) {
    let sequence = LayerSequence(architecture)
    self.init(architecture, sequence: sequence, values: try sequence.packed(tensors))
  }

  init(_ architecture: Architecture, sequence: LayerSequence, values: AlignedFloats) {
    self.architecture = architecture
    self.sequence = sequence
    self.values = values
  }

  /// The weighted mean of two networks, parameter by parameter: fraction · other + (1 - fraction) · this.
  ///
  /// - Precondition: Both have the same architecture.
  public func mixed(with other: Network, fraction: Float) -> Network {
    precondition(architecture == other.architecture, "the networks differ in their layers")
    let mixed = values.copy()
    for index in 0..<mixed.count {
      mixed.base[index] = fraction * other.values.base[index] + (1 - fraction) * values.base[index]
    }
    return Network(architecture, sequence: sequence, values: mixed)
  }

  /// The tensors in the order of the layers, as model files hold them.
  public var parameters: [Parameter] { sequence.unpacked(values) }
}

extension Network: Equatable {
  public static func == (left: Network, right: Network) -> Bool {
    left.architecture == right.architecture && left.parameters == right.parameters
  }
}
