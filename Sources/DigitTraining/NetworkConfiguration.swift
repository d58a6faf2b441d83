import DigitModel
import NeuralNetwork

/// The network that training starts from.
public struct NetworkConfiguration: Sendable {
  /// The layers, without the dropout that `dropout` adds; nil takes those of `initialModel`, or else
  /// `denseLayers(hidden: [256])`.
  public var layers: [LayerSpecification]?
  /// The probability that training sets an output of a hidden dense layer to 0, in 0 ..< 1.
  public var dropout: Float = 0
  /// How parameters are initialized if there is no initial model.
  public var initialization = Initialization.he
  /// The model whose parameters training starts from (fine-tuning).
  public var initialModel: Model?
  /// How much of the initial model's parameters the result keeps, 0…1; it has 1 - fraction of the trained ones.
  public var initialFraction: Float = 0
  /// The precision of the model's parameters; nil is that of `initialModel`, or else single.
  public var precision: Precision?

  public init() {}

  /// Hidden dense layers of the given widths, each with ReLU, and ten outputs:
  /// `denseLayers(hidden: [32])` is `dense(32) relu dense(10)`.
  public static func denseLayers(hidden: [Int]) -> [LayerSpecification] {
    hidden.flatMap { [.dense(outputs: $0), .relu] } + [.dense(outputs: 10)]
  }

  /// Two 3×3 convolutions with 16 and 32 channels, each with ReLU and 2×2 max pooling, before
  /// `denseLayers(hidden:)`.
  public static func convolutionalLayers(hidden: [Int]) -> [LayerSpecification] {
    let convolutions = [16, 32].flatMap { channels -> [LayerSpecification] in
      [.convolution(outputs: channels, kernel: 3, padding: 1), .relu, .maxPool(size: 2)]
    }
    return convolutions + denseLayers(hidden: hidden)
  }

  /// Builds the network for square images.
  ///
  /// - Parameters:
  ///   - side: the images' side length in pixels.
  ///   - seed: determines the initial parameters.
  /// - Throws: `TrainingError` if the layers suit neither ten digits nor the initial model, `ArchitectureError` if
  ///   they do not fit each other.
  func network(side: Int, seed: UInt64) throws -> Network {
    guard let initialModel else {
      var generator = SeededGenerator(seed: seed)
      let layers = layers ?? NetworkConfiguration.denseLayers(hidden: [256])
      return Network(
        try architecture(layers, side: side), initialization: initialization, generator: &generator)
    }
    let found = initialModel.network.architecture
    guard found.inputHeight == side else {
      throw TrainingError.initialModelSide(model: found.inputHeight, data: side)
    }
    let layers = layers ?? found.layers
    // Dropout may be added. Batch normalization has parameters, which the initial model lacks.
    guard found.layers == layers.filter({ $0.hasParameters || !$0.isTrainingOnly }) else {
      throw TrainingError.initialModelLayers(model: found.layers, requested: layers)
    }
    return try Network(architecture(layers, side: side), parameters: initialModel.network.parameters)
  }

  /// The layers as an architecture, with dropout after each hidden dense layer's ReLU.
  private func architecture(_ layers: [LayerSpecification], side: Int) throws -> Architecture {
    var trained: [LayerSpecification] = []
    for layer in layers {
      trained.append(layer)
      if dropout > 0, case .relu = layer, case .dense = trained.dropLast().last {
        trained.append(.dropout(rate: dropout))
      }
    }
    let architecture = try Architecture(inputHeight: side, inputWidth: side, layers: trained)
    guard architecture.outputs == 10 else { throw TrainingError.outputCount(architecture.outputs) }
    return architecture
  }
}
