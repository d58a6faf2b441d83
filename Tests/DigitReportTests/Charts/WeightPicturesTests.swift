import DigitModel
import NeuralNetwork
import Testing

@testable import DigitReport

@Suite struct WeightPicturesTests {
  static func model(side: Int = 8, _ layers: [LayerSpecification]) throws -> Model {
    let architecture = try Architecture(inputHeight: side, inputWidth: side, layers: layers)
    var generator = SeededGenerator(seed: 1)
    return Model(
      network: Network(architecture, generator: &generator), pixelScale: 16, preprocessingVersion: 1)
  }

  @Test("Each neuron's weights are a picture as large as the input")
  func dense() throws {
    let model = try Self.model([.dense(outputs: 3), .relu, .dense(outputs: 10)])
    let pictures = try #require(WeightPictures(model))
    let weights = try #require(model.network.parameters.first).values
    #expect(pictures.planes.map(\.values) == (0..<3).map { Array(weights[$0 * 64..<($0 + 1) * 64]) })
    #expect(pictures.count == 3 && !pictures.areDigits && !pictures.isConvolution)
    #expect(pictures.full <= weights.map(abs).max() ?? 0)
    #expect(pictures.full >= weights.map(abs).sorted()[weights.count * 9 / 10])
  }

  @Test("Of many neurons those with the greatest norm are shown, in their order")
  func many() throws {
    let model = try Self.model([.dense(outputs: 200), .dense(outputs: 10)])
    let pictures = try #require(WeightPictures(model))
    #expect(pictures.planes.count == 128 && pictures.count == 200)
    let weights = try #require(model.network.parameters.first).values
    let norms = (0..<200).map { neuron in
      weights[neuron * 64..<(neuron + 1) * 64].reduce(0) { $0 + $1 * $1 }
    }
    let least = norms.sorted()[200 - 128]
    let expected = (0..<200).filter { norms[$0] >= least }.map { weights[$0 * 64] }
    #expect(pictures.planes.map { $0.values[0] } == expected)
  }

  @Test("A convolution shows its kernels, a single layer its digits, a network that begins otherwise nothing")
  func others() throws {
    let convolution = try #require(
      WeightPictures(
        try Self.model([.convolution(outputs: 4, kernel: 5, padding: 2), .relu, .dense(outputs: 10)])))
    #expect(convolution.isConvolution && convolution.planes.map(\.width) == [5, 5, 5, 5])
    let digits = try #require(WeightPictures(try Self.model([.dense(outputs: 10)])))
    #expect(digits.areDigits)
    #expect(digits.figure.texts.prefix(10).map(\.text) == (0..<10).map(String.init))
    #expect(WeightPictures(try Self.model([.maxPool(size: 2), .dense(outputs: 10)])) == nil)
  }

  @Test("Weights that are all 0 are drawn clear")
  func zero() throws {
    let architecture = try Architecture(inputHeight: 8, inputWidth: 8, layers: [.dense(outputs: 10)])
    let network = try Network(
      architecture,
      parameters: [
        Parameter(name: "dense1.weight", shape: [10, 64], values: [Float](repeating: 0, count: 640)),
        Parameter(name: "dense1.bias", shape: [10], values: [Float](repeating: 0, count: 10)),
      ])
    let figure = try #require(
      WeightPictures(Model(network: network, pixelScale: 16, preprocessingVersion: 1))
    ).figure
    #expect(!figure.svg.source.contains("nan"))
  }
}
