import NeuralNetwork

/// One layer of a model, as a person would list it.
public struct LayerSummary: Sendable, Equatable {
  /// Kind and number, as the tensors are named: "dense1".
  public let name: String
  /// "dense", "relu", "conv", …
  public let kind: String
  /// The layer as model files write it: "dense(128)".
  public let notation: String
  /// The shape of its weights, as `Parameter.shape`; empty for a layer without.
  public let weightShape: [Int]
  /// What comes out of it.
  public let output: ActivationShape
  /// The number of its parameters, weights and biases together.
  public let parameters: Int
}

extension Model {
  /// The layers from the input on.
  public var layers: [LayerSummary] {
    let architecture = network.architecture
    let tensors = network.parameters
    var counts: [String: Int] = [:]
    return zip(architecture.layers, architecture.shapes.dropFirst()).map { layer, output in
      let notation = LayerNotation.text(layer)
      let kind = notation.split(separator: "(").first.map(String.init) ?? notation
      counts[kind, default: 0] += 1
      let name = "\(kind)\(counts[kind, default: 0])"
      let own = tensors.filter { $0.name.hasPrefix("\(name).") }
      return LayerSummary(
        name: name, kind: kind, notation: notation,
        weightShape: own.first { $0.name == "\(name).weight" }?.shape ?? [], output: output,
        parameters: own.reduce(0) { $0 + $1.values.count })
    }
  }

  /// The number of all layers' parameters together.
  public var parameterCount: Int { network.parameters.reduce(0) { $0 + $1.values.count } }
}
