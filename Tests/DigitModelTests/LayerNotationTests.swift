import NeuralNetwork
import Testing

@testable import DigitModel

@Suite struct LayerNotationTests {
  static let layers: [(String, [LayerSpecification])] = [
    ("dense(128) relu dense(10)", [.dense(outputs: 128), .relu, .dense(outputs: 10)]),
    ("conv(16,3)", [.convolution(outputs: 16, kernel: 3, padding: 0)]),
    (
      "conv(16,3,padding=1) batchnorm relu maxpool(2) dropout(0.25)",
      [
        .convolution(outputs: 16, kernel: 3, padding: 1), .batchNorm, .relu, .maxPool(size: 2),
        .dropout(rate: 0.25),
      ]
    ),
  ]

  @Test("Layers have one text, and the text gives these layers", arguments: layers)
  func bothWays(text: String, layers: [LayerSpecification]) {
    #expect(LayerNotation.text(layers) == text)
    #expect(LayerNotation.layers(text) == layers)
  }

  @Test(
    "Any other text is refused",
    arguments: [
      "", " ", "dense", "dense()", "dense(1,2)", "dense(1", "dense(+1)", "dense(01)", "dense( 1)", "Dense(1)",
      "dense(99999999999999999999)", "dense(1)  relu", "dense(1) ", "relu()", "relu(1)", "conv(1,3,0)",
      "conv(1,3,padding=0)", "conv(1,3,stride=1)", "maxpool(2,2)", "dropout(nan)x", "dropout(.5)", "softmax",
      Array(repeating: "relu", count: 101).joined(separator: " "),
    ])
  func others(text: String) {
    #expect(LayerNotation.layers(text) == nil)
  }
}
