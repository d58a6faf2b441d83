import ArgumentParser
import DigitModel
import NeuralNetwork

/// The network that `digit train` begins with.
struct NetworkOptions: ParsableArguments {
  @Option(
    help: .init(
      "dense, convolutional, or layers such as 'conv(8,5) relu maxpool(2) dense(10)'; by default dense.",
      valueName: "kind|layers"))
  var architecture: ArchitectureName?

  @Option(
    help: .init(
      "The widths of the hidden dense layers: 128,64, or none; by default 128.", valueName: "widths"))
  var hidden: HiddenWidths?

  @Option(help: .init("Begin with the network of a model file instead of chance.", valueName: "model"))
  var initialModel: String?

  @Option(
    help: .init(
      "How parameters are drawn: he (weights normal, as wide as suits ReLU, biases 0) or uniform (all evenly from "
        + "-0.5 to 0.5).", valueName: "rule"))
  var initialization = InitializationName.he

  @Option(
    help: .init("The share of each hidden dense layer that is left out at each step.", valueName: "rate"))
  var dropout: Float = 0

  func validate() throws {
    try require((0..<1).contains(dropout), "--dropout takes a number from 0 to below 1.")
    if case .layers = architecture {
      try require(hidden == nil, "--hidden does not go with layers given by --architecture.")
    }
  }

  /// The network to begin with, for square pictures of so many pixels a side.
  ///
  /// - Parameter initial: what `--initial-model` names; no option may ask for other layers than it has.
  func build(side: Int, initial: Model?, seed: Int) throws -> Network {
    guard let initial else {
      var generator = SeededGenerator(seed: UInt64(seed))
      return Network(
        try trained(layers, side: side), initialization: initialization.rule, generator: &generator)
    }
    let found = initial.network.architecture
    guard found.inputHeight == side else {
      throw Failure(
        status: .usage,
        description: "the initial model takes \(found.inputHeight)×\(found.inputWidth) pictures, "
          + "the data are \(side)×\(side)")
    }
    let asked = architecture == nil && hidden == nil ? found.layers : layers
    guard found.layers == asked.filter({ $0.hasParameters || !$0.isTrainingOnly }) else {
      throw Failure(
        status: .usage,
        description: "the initial model has the layers \(LayerNotation.text(found.layers)), "
          + "the options ask for \(LayerNotation.text(asked)); leave out --hidden and --architecture")
    }
    return try Network(trained(asked, side: side), parameters: initial.network.parameters)
  }

  /// The architecture of these layers in training: with dropout behind each hidden dense layer, where it is asked for.
  private func trained(_ layers: [LayerSpecification], side: Int) throws -> Architecture {
    var trained: [LayerSpecification] = []
    for layer in layers {
      trained.append(layer)
      if dropout > 0, case .relu = layer, case .dense = trained.dropLast().last {
        trained.append(.dropout(rate: dropout))
      }
    }
    let architecture = try Architecture(inputHeight: side, inputWidth: side, layers: trained)
    guard architecture.outputs == 10 else {
      throw Failure(
        status: .usage,
        description: "the layers end in \(architecture.outputs) outputs, ten digits need dense(10) at the end"
      )
    }
    return architecture
  }

  private var layers: [LayerSpecification] {
    let dense =
      (hidden?.widths ?? [128]).flatMap { [.dense(outputs: $0), .relu] }
      + [LayerSpecification.dense(outputs: 10)]
    switch architecture ?? .dense {
    case .dense: return dense
    case .convolutional:
      let convolutions = [16, 32].flatMap { outputs in
        [.convolution(outputs: outputs, kernel: 3, padding: 1), .relu, LayerSpecification.maxPool(size: 2)]
      }
      return convolutions + dense
    case .layers(let layers): return layers
    }
  }
}
