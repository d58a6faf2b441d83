import Testing

@testable import NeuralNetwork

@Suite struct ArchitectureTests {
  @Test("Each layer's output shape is the next one's input shape")
  func shapes() throws {
    let architecture = try Architecture(
      inputChannels: 3, inputHeight: 9, inputWidth: 7,
      layers: [
        .convolution(outputs: 4, kernel: 3, padding: 1), .maxPool(size: 2),
        .convolution(outputs: 5, kernel: 2, padding: 0), .relu, .dense(outputs: 10),
      ])
    #expect(
      architecture.shapes.map { [$0.channels, $0.height, $0.width] } == [
        [3, 9, 7], [4, 9, 7], [4, 4, 3], [5, 3, 2], [5, 3, 2], [10, 1, 1],
      ])
    #expect(architecture.inputs == 189)
    #expect(architecture.outputs == 10)
  }

  static let refused: [([LayerSpecification], ArchitectureError, String)] = [
    ([], .noLayers, "a network needs at least one layer"),
    (
      [.relu, .dense(outputs: 0)], .outOfRange(layer: 1, what: "the number of outputs", value: "0"),
      "layer 2: the number of outputs cannot be 0"
    ),
    (
      [.convolution(outputs: 1, kernel: 3, padding: 3)],
      .outOfRange(layer: 0, what: "the padding", value: "3"), "layer 1: the padding cannot be 3"
    ),
    (
      [.dropout(rate: 1)], .outOfRange(layer: 0, what: "the dropout rate", value: "1.0"),
      "layer 1: the dropout rate cannot be 1.0"
    ),
    (
      [.convolution(outputs: 1, kernel: 7, padding: 0)],
      .windowExceedsImage(layer: 0, window: 7, height: 6, width: 5),
      "layer 1: a window of 7×7 is larger than its input of 6×5"
    ),
    (
      [.maxPool(size: 6)], .windowExceedsImage(layer: 0, window: 6, height: 6, width: 5),
      "layer 1: a window of 6×6 is larger than its input of 6×5"
    ),
    (
      [.dense(outputs: 3), .relu, .batchNorm], .normalizesNoWeights(layer: 2),
      "layer 3: a batch normalization must directly follow a dense layer or a convolution"
    ),
    (
      [.dense(outputs: 3), .batchNorm, .batchNorm], .normalizesNoWeights(layer: 2),
      "layer 3: a batch normalization must directly follow a dense layer or a convolution"
    ),
    (
      [.dense(outputs: .max)], .tooLarge(layer: 0), "layer 1 is too large: more than 67108864 values"
    ),
  ]

  @Test("Layers that do not fit are refused, by number and reason", arguments: refused)
  func refuses(layers: [LayerSpecification], error: ArchitectureError, message: String) {
    #expect(throws: error) { try Architecture(inputHeight: 6, inputWidth: 5, layers: layers) }
    #expect(error.description == message)
  }

  @Test("An input without pixels is refused")
  func emptyInput() {
    #expect(throws: ArchitectureError.outOfRange(layer: nil, what: "the height", value: "0")) {
      try Architecture(inputHeight: 0, inputWidth: 5, layers: [.relu])
    }
  }

  @Test("For inference, dropout and normalization are removed, and shapes stay")
  func forInference() throws {
    let training = try Architecture(
      inputHeight: 6, inputWidth: 6,
      layers: [
        .convolution(outputs: 2, kernel: 3, padding: 0), .batchNorm, .relu, .dropout(rate: 0.5),
        .dense(outputs: 10),
      ])
    let inference = try Architecture(
      inputHeight: 6, inputWidth: 6,
      layers: [.convolution(outputs: 2, kernel: 3, padding: 0), .relu, .dense(outputs: 10)])
    #expect(training.forInference == inference)
    #expect(inference.forInference == inference)
  }
}
