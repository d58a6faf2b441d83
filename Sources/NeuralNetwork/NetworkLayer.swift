/// One layer of a network: its name, shapes and parameters.
public struct NetworkLayer: Sendable, Equatable {
  /// "conv1"
  public let name: LayerName
  public let specification: LayerSpecification
  /// The shape of one sample before the layer.
  public let input: ActivationShape
  /// The shape of one sample after the layer.
  public let output: ActivationShape
  /// The layer's tensors, in the order of `Network.parameters`; none for a layer like ReLU.
  public let parameters: [Parameter]

  /// The number of values in all of the layer's tensors.
  public var parameterCount: Int { parameters.reduce(0) { $0 + $1.values.count } }

  /// The layer's weight, where it has one.
  public var weight: Parameter? { parameters.first { $0.name.role == .weight } }
}

extension Network {
  /// The layers, from the input on.
  public var layers: [NetworkLayer] {
    let parameters = Dictionary(grouping: parameters, by: \.name.layer)
    return architecture.layers.indices.map { index in
      let name = architecture.layerNames[index]
      return NetworkLayer(
        name: name, specification: architecture.layers[index], input: architecture.shapes[index],
        output: architecture.shapes[index + 1], parameters: parameters[name] ?? [])
    }
  }

  /// The number of values in all tensors.
  public var parameterCount: Int { sequence.tensors.reduce(0) { $0 + $1.layout.count } }
}

extension Architecture {
  /// The name of each layer: layers of a kind are counted from the input on.
  ///
  /// The names of `dense(128) relu dense(10)` are dense1, relu1, dense2.
  public var layerNames: [LayerName] {
    var last: [LayerName] = []
    return layers.map { layer in
      let index = last.firstIndex { $0.kind == layer.kind }
      let name = LayerName(kind: layer.kind, number: (index.map { last[$0].number } ?? 0) + 1)
      if let index { last[index] = name } else { last.append(name) }
      return name
    }
  }
}

extension LayerSpecification {
  /// The kind in the layer's name.
  var kind: LayerName.Kind {
    switch self {
    case .dense: .dense
    case .relu: .relu
    case .convolution: .convolution
    case .maxPool: .maxPool
    case .batchNorm: .batchNorm
    case .dropout: .dropout
    }
  }
}
