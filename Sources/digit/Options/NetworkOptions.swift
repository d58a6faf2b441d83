import ArgumentParser
import DigitModel
import DigitTraining
import NeuralNetwork

/// The network that `digit train` starts from.
struct NetworkOptions: ParsableArguments {
  @Option(
    help: .init(
      """
      dense, convolutional, or a list of layers such as 'conv(8,5) relu maxpool(2) dense(10)'; the default is dense.
      """, valueName: "kind|layers"))
  var architecture: ArchitectureName?

  @Option(
    help: .init(
      "Widths of the hidden dense layers, each 1 to 1000000, such as 128,64, or none; the default is 256, after convolutions 128.",
      valueName: "widths"))
  var hidden: HiddenWidths?

  @Option(
    help: .init(
      """
      Start from the parameters of a model file, or of built-in, the model inside the program, instead of random ones \
      (fine-tuning). Without --optimizer, --learning-rate, --epochs and --iterations, training follows a recipe for a few images \
      of one's own hand: it adds synthetic digits and keeps three tenths of the initial parameters, so that the \
      model does not forget other hands.
      """, valueName: "model"),
    completion: .file())
  var initialModel: String?

  @Option(
    help: .init(
      """
      Weight of the initial parameters in the model, at least 0 and below 1: the model is the weighted mean of the initial \
      and the trained parameters. The default is 0, or 0.3 by the recipe of --initial-model.
      """, valueName: "fraction"))
  var initialFraction: Float?

  @Option(
    help: .init(
      """
      Initial parameters: he is normal weights with variance 2 / inputs and zero biases, uniform is weights and biases \
      uniformly distributed from -0.5 to 0.5.
      """, valueName: "name"))
  var initialization = InitializationName.he

  @Option(
    help: .init(
      "Dropout rate after each hidden dense layer, at least 0 and below 1.", valueName: "rate"))
  var dropout: Float = 0

  @Option(
    help: .init(
      """
      Precision of the parameters in the model file; half makes a file half as large. The default is that of \
      --initial-model, or else single.
      """, valueName: "name"))
  var precision: Precision?

  func validate() throws {
    try require((0..<1).contains(dropout), "--dropout takes a number from 0 to below 1.")
    if let initialFraction {
      try require((0..<1).contains(initialFraction), "--initial-fraction takes a number from 0 to below 1.")
      try require(initialModel != nil, "--initial-fraction needs --initial-model.")
    }
    if case .layers = architecture {
      try require(hidden == nil, "--hidden cannot be used with a list of layers in --architecture.")
    }
  }

  func configuration() throws -> NetworkConfiguration {
    var configuration = NetworkConfiguration()
    configuration.layers = layers
    configuration.dropout = dropout
    configuration.initialization = initialization.initialization
    configuration.precision = precision
    configuration.initialFraction = initialFraction ?? 0
    configuration.initialModel = try initialModel.map(Model.named)
    return configuration
  }

  /// nil if no option describes them.
  private var layers: [LayerSpecification]? {
    switch architecture {
    case nil: hidden.map { NetworkConfiguration.denseLayers(hidden: $0.widths) }
    case .dense: NetworkConfiguration.denseLayers(hidden: hidden?.widths ?? [256])
    case .convolutional: NetworkConfiguration.convolutionalLayers(hidden: hidden?.widths ?? [128])
    case .layers(let layers): layers
    }
  }
}
