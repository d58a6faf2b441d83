import NeuralNetwork
import TestSupport
import Testing

@testable import DigitModel

/// Files with the tensors of a model and without, or with some of, its metadata.
@Suite struct StateDictionaryTests {
  private static func container(
    _ shapes: KeyValuePairs<String, [Int]>, _ metadata: KeyValuePairs<String, String> = [:]
  ) -> Safetensors {
    Safetensors(
      metadata: metadata.map { Safetensors.Entry(key: $0.key, value: $0.value) },
      tensors: shapes.map { name, shape in
        Safetensors.Tensor(
          name: name, shape: shape, values: [Float](repeating: 0.1, count: shape.reduce(1, *)))
      })
  }

  private static func error(_ container: Safetensors) -> ModelError? {
    #expect(throws: ModelError.self) { try ModelTests.read(container.bytes) }
  }

  @Test("Dense layers, image size and pixel scale follow from the tensors")
  func dense() throws {
    let shapes: KeyValuePairs = [
      "dense1.bias": [5], "dense1.weight": [5, 64], "dense2.weight": [4, 5], "dense2.bias": [4],
      "dense3.weight": [10, 4], "dense3.bias": [10],
    ]
    for container in [Self.container(shapes), Self.container(shapes, ["format": "pt"])] {
      let model = try ModelTests.read(container.bytes)
      #expect(
        LayerNotation.text(model.network.architecture.layers) == "dense(5) relu dense(4) relu dense(10)")
      #expect(model.network.architecture.inputHeight == 8 && model.pixelScale == 16)
      #expect(model.temperature == 1 && model.labels == .digits && model.preprocessingVersion == nil)
    }
    let large = try ModelTests.read(Self.container(["dense1.weight": [10, 784], "dense1.bias": [10]]).bytes)
    #expect(large.network.architecture.inputHeight == 28 && large.pixelScale == 255)
  }

  @Test("Metadata name other layers, and replace what is assumed")
  func metadata() throws {
    let model = try ModelTests.read(
      Self.container(
        [
          "conv1.weight": [2, 1, 3, 3], "conv1.bias": [2], "dense1.weight": [10, 1352], "dense1.bias": [10],
        ],
        ["format": "pt", "layers": "conv(2,3) relu dense(10)", "pixel_scale": "1", "temperature": "1.5"]
      ).bytes)
    #expect(LayerNotation.text(model.network.architecture.layers) == "conv(2,3) relu dense(10)")
    #expect(model.pixelScale == 1 && model.temperature == 1.5)
  }

  @Test("What is missing or has the wrong shape is named with what is expected")
  func problems() {
    let first: KeyValuePairs = ["dense1.weight": [5, 784], "dense2.weight": [10, 5], "dense2.bias": [10]]
    #expect(
      Self.error(Self.container(first)) == .parameters(path: "m", .missing(name: "dense1.bias", shape: [5])))
    let middle: KeyValuePairs = [
      "dense1.weight": [5, 784], "dense1.bias": [5], "dense3.weight": [10, 4], "dense3.bias": [10],
    ]
    #expect(
      Self.error(Self.container(middle))
        == .parameters(path: "m", .missing(name: "dense2.weight", shape: [4, 5])))
    let turned: KeyValuePairs = ["dense1.weight": [784, 10], "dense1.bias": [10]]
    #expect("\(String(describing: Self.error(Self.container(turned))))".contains("10 outputs at the end"))
    let inputs: KeyValuePairs = ["dense1.weight": [10, 100], "dense1.bias": [10]]
    #expect(
      Self.error(Self.container(inputs))
        == .parameters(path: "m", .wrongShape(name: "dense1.weight", expected: [10, 784], found: [10, 100])))
  }

  @Test(
    "Layers that do not follow from the tensors are asked for",
    arguments: [["conv1.weight", "dense1.weight"], ["fc1.weight"], ["dense1.bias"], ["dense3.weight"], []])
  func unknownLayers(names: [String]) {
    let container = Safetensors(
      metadata: [],
      tensors: names.map {
        Safetensors.Tensor(name: $0, shape: [10, 2], values: .init(repeating: 0, count: 20))
      })
    #expect(Self.error(container) == .unknownLayers(path: "m"))
  }

  @Test("A huge layer number is refused at once")
  func hugeNumber() {
    let container = Self.container(["dense999999999999.weight": [10, 784]])
    #expect(Self.error(container) == .unknownLayers(path: "m"))
  }
}
