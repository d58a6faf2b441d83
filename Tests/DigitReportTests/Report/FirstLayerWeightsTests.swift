import DigitModel
import Figures
import NeuralNetwork
import Testing

@testable import DigitReport

@Suite struct FirstLayerWeightsTests {
  static func model(side: Int = 8, _ layers: [LayerSpecification]) throws -> Model {
    let architecture = try Architecture(inputHeight: side, inputWidth: side, layers: layers)
    var generator = SeededGenerator(seed: 1)
    return Model(
      network: Network(architecture, generator: &generator), pixelScale: 16, preprocessingVersion: 1)
  }

  @Test("The weights of each neuron are a tile as large as the input")
  func dense() throws {
    let model = try Self.model([.dense(outputs: 3), .relu, .dense(outputs: 10)])
    let weights = try #require(FirstLayerWeights(model))
    let values = try #require(model.network.parameters.first).values
    #expect(weights.tiles.values == values)
    #expect((weights.tiles.tileWidth, weights.tiles.tileHeight, weights.tiles.columns) == (8, 8, 5))
    #expect(weights.total == 3 && !weights.areDigits && !weights.isConvolution)
    // 191 × 0.99 = 189.09
    #expect(weights.tiles.full == values.map(abs).sorted()[189])
  }

  @Test("Of many neurons, those with the largest norms are shown in their order")
  func many() throws {
    let model = try Self.model([.dense(outputs: 200), .dense(outputs: 10)])
    let weights = try #require(FirstLayerWeights(model))
    #expect(weights.tiles.count == 128 && weights.total == 200)
    let values = try #require(model.network.parameters.first).values
    let norms = (0..<200).map { neuron in
      values[neuron * 64..<(neuron + 1) * 64].reduce(0) { $0 + $1 * $1 }
    }
    let minimum = norms.sorted()[200 - 128]
    let expected = (0..<200).filter { norms[$0] >= minimum }.flatMap { values[$0 * 64..<($0 + 1) * 64] }
    #expect(weights.tiles.values == expected)
    #expect(weights.section.markup.source.contains("Of 200, the 128 with the largest norms are shown."))
  }

  @Test("The first layer may be a convolution, the only layer, or have no weights")
  func others() throws {
    let convolution = try #require(
      FirstLayerWeights(
        try Self.model([.convolution(outputs: 4, kernel: 5, padding: 2), .relu, .dense(outputs: 10)])))
    #expect(convolution.isConvolution && convolution.tiles.tileWidth == 5 && convolution.tiles.count == 4)
    let digits = try #require(FirstLayerWeights(try Self.model([.dense(outputs: 10)])))
    #expect(digits.areDigits)
    #expect(digits.figure.texts.prefix(10).map(\.text) == (0..<10).map(String.init))
    #expect(FirstLayerWeights(try Self.model([.maxPool(size: 2), .dense(outputs: 10)])) == nil)
  }

  @Test("Weights that are all 0 are transparent")
  func zero() throws {
    let architecture = try Architecture(inputHeight: 8, inputWidth: 8, layers: [.dense(outputs: 10)])
    let network = try Network(
      architecture,
      parameters: [
        Parameter(name: "dense1.weight", shape: [10, 64], values: [Float](repeating: 0, count: 640)),
        Parameter(name: "dense1.bias", shape: [10], values: [Float](repeating: 0, count: 10)),
      ])
    let figure = try #require(
      FirstLayerWeights(Model(network: network, pixelScale: 16, preprocessingVersion: 1))
    ).figure
    #expect(figure.texts.suffix(3).map(\.text) == ["0", "0", "0"])
    #expect(!figure.svg.source.contains("nan"))
  }
}
