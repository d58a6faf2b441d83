import Testing

@testable import NeuralNetwork

@Suite struct LayerNameTests {
  @Test(
    "A layer's name is its kind and number",
    arguments: [
      ("dense1", .dense, 1), ("relu2", .relu, 2), ("conv12", .convolution, 12), ("maxpool1", .maxPool, 1),
      ("norm3", .batchNorm, 3), ("dropout1", .dropout, 1),
    ] as [(String, LayerName.Kind, Int)])
  func layer(text: String, kind: LayerName.Kind, number: Int) {
    #expect(LayerName(kind: kind, number: number).description == text)
    #expect(LayerName(text) == LayerName(kind: kind, number: number))
  }

  @Test(
    "Any other text is not a layer's name",
    arguments: [
      "", "dense", "1", "dense0", "dense01", "dense-1", "dense+1", "dense١", "Dense1", "dense1 ", "flatten1",
      "dense99999999999999999999",
    ])
  func notALayer(text: String) {
    #expect(LayerName(text) == nil)
  }

  @Test("A tensor's name is its layer's name and its role")
  func tensor() {
    let name = TensorName(layer: LayerName(kind: .convolution, number: 2), role: .bias)
    #expect(name.description == "conv2.bias")
    #expect(TensorName("conv2.bias") == name)
    #expect("conv2.bias" == name)
  }

  @Test(
    "Any other text is not a tensor's name",
    arguments: ["", "dense1", "dense1.", ".weight", "dense1.weights", "dense1.weight.", "best.dense1.weight"])
  func notATensor(text: String) {
    #expect(TensorName(text) == nil)
  }

  @Test("Layers are counted by kind from the input, and have the tensors of their name")
  func layers() throws {
    let architecture = try Architecture(
      inputHeight: 8, inputWidth: 8,
      layers: [
        .convolution(outputs: 2, kernel: 3, padding: 1), .batchNorm, .relu, .maxPool(size: 2),
        .convolution(outputs: 3, kernel: 3, padding: 0), .relu, .dropout(rate: 0.5), .dense(outputs: 10),
      ])
    var generator = SeededGenerator(seed: 1)
    let network = Network(architecture, generator: &generator)
    let layers = network.layers
    #expect(
      layers.map(\.name.description) == [
        "conv1", "norm1", "relu1", "maxpool1", "conv2", "relu2", "dropout1", "dense1",
      ])
    #expect(layers.map(\.specification) == architecture.layers)
    #expect(layers.map(\.input) == architecture.shapes.dropLast())
    #expect(layers.map(\.output) == Array(architecture.shapes.dropFirst()))
    #expect(
      layers.map { $0.parameters.map(\.name.description) } == [
        ["conv1.weight", "conv1.bias"], ["norm1.scale", "norm1.shift", "norm1.mean", "norm1.variance"], [],
        [],
        ["conv2.weight", "conv2.bias"], [], [], ["dense1.weight", "dense1.bias"],
      ])
    #expect(layers.map(\.parameterCount) == [20, 8, 0, 0, 57, 0, 0, 130])
    #expect(network.parameterCount == 215)
    #expect(
      layers.map(\.weight?.shape) == [[2, 1, 3, 3], nil, nil, nil, [3, 2, 3, 3], nil, nil, [10, 12]])
  }
}
