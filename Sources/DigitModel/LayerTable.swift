import NeuralNetwork

/// The layers of a model as rows of a table, for commands and pages.
public struct LayerTable: Sendable, Equatable {
  /// The input, or one layer.
  public struct Row: Sendable, Equatable {
    /// "input", or the layer in model files' notation: "dense(128)".
    public let name: String
    /// The shape of one sample after the layer.
    public let output: ActivationShape
    /// The number of the layer's parameters; 0 for the input.
    public let parameterCount: Int
    /// nil for the input.
    public let layer: NetworkLayer?
  }

  /// The input, then each layer.
  public let rows: [Row]

  /// The number of all layers' parameters.
  public var parameterCount: Int { rows.reduce(0) { $0 + $1.parameterCount } }
}

extension Model {
  /// The input, each layer with its output shape and parameter count, and their total.
  public var layerTable: LayerTable {
    let input = LayerTable.Row(
      name: "input", output: network.architecture.shapes[0], parameterCount: 0, layer: nil)
    let layers = network.layers.map { layer in
      LayerTable.Row(
        name: LayerNotation.text(layer.specification), output: layer.output,
        parameterCount: layer.parameterCount, layer: layer)
    }
    return LayerTable(rows: [input] + layers)
  }
}
