import SystemSupport

/// A network: an architecture and its parameters.
public struct Network: Sendable {
  public let architecture: Architecture
  let sequence: LayerSequence
  /// All tensors in the inner order, one after the other. Not written any more once the network exists.
  let values: AlignedFloats

  /// A network before training: weights drawn by He's rule, biases 0.
  ///
  /// A weight is normal with mean 0 and variance 2 / fan-in (He et al., "Delving deep into rectifiers", 2015).
  public init(_ architecture: Architecture, generator: inout SeededGenerator) {
    let sequence = LayerSequence(architecture)
    let values = AlignedFloats(count: sequence.parameterCount)
    for tensor in sequence.tensors where tensor.layout.role == .weight {
      let deviation = (2 / Float(tensor.layout.fanIn)).squareRoot()
      let weights = (0..<tensor.layout.count).map { _ in deviation * generator.nextNormal() }
      tensor.layout.imported(weights, into: values.base + tensor.offset)
    }
    self.init(architecture, sequence: sequence, values: values)
  }

  /// A network from its tensors, in any order.
  ///
  /// - Throws: `ParameterError` unless they are exactly the tensors that the architecture has, with finite values.
  public init(_ architecture: Architecture, parameters: [Parameter]) throws(ParameterError) {
    let sequence = LayerSequence(architecture)
    var given: [String: Parameter] = [:]
    for parameter in parameters {
      guard given.updateValue(parameter, forKey: parameter.name) == nil else {
        throw .repeated(name: parameter.name)
      }
    }
    // All is checked before room is made: an architecture from a file may claim any size.
    let matching = try sequence.tensors.map { tensor throws(ParameterError) in
      guard let parameter = given.removeValue(forKey: tensor.name) else { throw .missing(name: tensor.name) }
      try tensor.layout.check(parameter)
      return parameter
    }
    if let name = parameters.map(\.name).first(where: { given[$0] != nil }) { throw .unexpected(name: name) }
    let values = AlignedFloats(count: sequence.parameterCount)
    for (tensor, parameter) in zip(sequence.tensors, matching) {
      tensor.layout.imported(parameter.values, into: values.base + tensor.offset)
    }
    self.init(architecture, sequence: sequence, values: values)
  }

  init(_ architecture: Architecture, sequence: LayerSequence, values: AlignedFloats) {
    self.architecture = architecture
    self.sequence = sequence
    self.values = values
  }

  /// The tensors in the order of the layers, as model files hold them.
  public var parameters: [Parameter] {
    sequence.tensors.map { tensor in
      Parameter(
        name: tensor.name, shape: tensor.layout.shape,
        values: tensor.layout.exported(values.base + tensor.offset))
    }
  }
}

extension Network: Equatable {
  public static func == (left: Network, right: Network) -> Bool {
    left.architecture == right.architecture && left.parameters == right.parameters
  }
}

extension TensorLayout {
  fileprivate func check(_ parameter: Parameter) throws(ParameterError) {
    guard parameter.shape == shape else {
      throw .wrongShape(name: parameter.name, expected: shape, found: parameter.shape)
    }
    guard parameter.values.count == count else {
      throw .wrongCount(name: parameter.name, expected: count, found: parameter.values.count)
    }
    if let index = parameter.values.firstIndex(where: { !$0.isFinite }) {
      throw .notFinite(name: parameter.name, index: index)
    }
  }
}
