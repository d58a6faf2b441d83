import DigitModel
import Figures
import NeuralNetwork
import Testing

@testable import DigitReport

@Suite struct NetworkExplanationTests {
  static let convolutional: [LayerSpecification] = [
    .convolution(outputs: 3, kernel: 3, padding: 1), .relu, .maxPool(size: 2), .dense(outputs: 6), .relu,
    .dense(outputs: 10),
  ]

  static func explanation(
    _ layers: [LayerSpecification], label: Int? = nil, learningRate: Float = 0.1
  ) throws -> NetworkExplanation {
    NetworkExplanation(
      model: try FirstLayerWeightsTests.model(layers), inputs: (0..<64).map { Float($0 % 5) / 4 },
      label: label,
      learningRate: learningRate)
  }

  @Test("Each layer with weights begins a block, which includes the layers without weights that follow")
  func blocks() throws {
    let blocks = try Self.explanation(Self.convolutional).blocks
    #expect(blocks.map(\.name) == ["conv1", "dense1", "dense2"])
    #expect(blocks.map(\.layers) == [0..<3, 3..<5, 5..<6])
    #expect(try Self.explanation([.dense(outputs: 10)]).blocks.map(\.layers) == [0..<1])
    #expect(try Self.explanation([.relu, .dense(outputs: 10)]).blocks.map(\.layers) == [1..<2])
  }

  @Test("The diagram lists the shape of each layer and the number of its parameters")
  func diagram() throws {
    let diagram = ArchitectureDiagram(try FirstLayerWeightsTests.model(Self.convolutional))
    #expect(
      diagram.rows.map(\.name) == [
        "input", "conv1, 3 × 3, ReLU", "maxpool(2)", "dense1, ReLU", "dense2", "softmax",
      ])
    #expect(diagram.rows.map(\.shape.text) == ["1 × 8 × 8", "3 × 8 × 8", "3 × 4 × 4", "6", "10", "10"])
    #expect(diagram.rows.map(\.parameterCount) == [0, 30, 0, 6 * 48 + 6, 70, 0])
    let texts = diagram.figure.texts.map(\.text)
    #expect(
      texts == [
        "parameters", "input", "1 × 8 × 8", "conv1, 3 × 3, ReLU", "3 × 8 × 8", "30", "maxpool(2)",
        "3 × 4 × 4",
        "dense1, ReLU", "6", "294", "dense2", "10", "70", "softmax", "10",
      ])
  }

  @Test(
    "The sections show pre-activations, activations and logits; with a label also the errors and the update"
  )
  func sections() throws {
    let forward = try Self.explanation(Self.convolutional)
    #expect(forward.forwardSections.map(\.title) == ["Network", "conv1", "dense1", "dense2"])
    #expect(forward.forwardSections.map(\.figures.count) == [1, 2, 2, 1])
    #expect(forward.backwardSections.isEmpty)
    let both = try Self.explanation(Self.convolutional, label: 7)
    #expect(both.forwardSections.map(\.figures.count) == [1, 3, 3, 1])
    #expect(
      both.backwardSections.map(\.title) == [
        "Backward pass for label 7", "Gradients", "Gradient descent step",
      ])
    let logits = both.forwardSections[3].figures[0].figure.texts.map(\.text)
    #expect(logits.filter { $0.count == 1 } == (0...9).map(String.init))
    for logit in both.forward.logits { #expect(logits.contains(significant(logit))) }
  }

  @Test(
    "Convolutions in a row share a section with a figure of each result; what comes before it can be opened")
  func convolutions() throws {
    let layers: [LayerSpecification] = [
      .convolution(outputs: 2, kernel: 3, padding: 1), .relu, .convolution(outputs: 3, kernel: 3, padding: 1),
      .relu,
      .maxPool(size: 2), .dense(outputs: 10),
    ]
    let forward = try Self.explanation(layers)
    #expect(forward.forwardSections.map(\.title) == ["Network", "Convolutions conv1 to conv2", "dense1"])
    let section = forward.forwardSections[1]
    #expect(section.figures.compactMap(\.caption).map { $0.prefix(5) } == ["conv1", "conv2"])
    let page = section.markup.source
    let result = forward.forward.outputs[4].values
    let above = percent(Float(result.count { $0 > 0 }) / Float(result.count))
    #expect(
      page.contains("<th scope=\"row\">conv2</th><td>3 × 4 × 4</td>")
        && page.contains("<td>\(above)</td></tr>"))
    #expect(page.contains("each block of 2\u{A0}×\u{A0}2 values"))
    #expect(page.components(separatedBy: "<svg").count - 1 == 4)
    #expect(page.contains("<details><summary>Values before ReLU and pooling</summary>"))
    let labeled = try Self.explanation(layers, label: 1).forwardSections[1].markup.source
    #expect(labeled.components(separatedBy: "<svg").count - 1 == 6)
    #expect(labeled.contains("norm of the error"))
  }

  @Test("The facts about a layer are computed from its trace")
  func facts() throws {
    let explanation = try Self.explanation(Self.convolutional, label: 0)
    let section = explanation.forwardSections[2]
    let (before, after) = (explanation.forward.outputs[3].values, explanation.forward.outputs[4].values)
    let facts = Dictionary(uniqueKeysWithValues: section.facts.map { ($0.name, $0.value) })
    #expect(facts["Weights"] == "6 × 48")
    #expect(facts["z"] == "\(significant(before.min() ?? 0)) … \(significant(before.max() ?? 0))")
    #expect(facts["Above 0"] == percent(Float(after.count { $0 > 0 }) / 6))
    let update = try #require(explanation.update)
    #expect(facts["Norm of the error"] == significant(norm(update.backward.errors[3].values)))
  }

  @Test("The update is −η times the gradient and makes the label more probable")
  func update() throws {
    let explanation = try Self.explanation(Self.convolutional, label: 4, learningRate: 0.01)
    let update = try #require(explanation.update)
    #expect(update.after.loss(label: 4) < update.backward.loss)
    for ((before, after), gradient) in zip(
      zip(explanation.model.network.parameters, update.updated.parameters), update.backward.gradients)
    {
      for (index, slope) in gradient.values.enumerated() {
        #expect(abs(after.values[index] - (before.values[index] - 0.01 * slope)) < 1e-7)
      }
    }
    let page = try #require(explanation.backwardSections.last).markup.source
    for name in ["conv1.weight, kernel ", "dense1.weight, neuron ", "dense2.weight, neuron "] {
      #expect(page.contains(name))
    }
    #expect(page.components(separatedBy: ">difference</text>").count - 1 == 3)
  }

  @Test("The figure shows the weights of the output with the largest gradient")
  func mostChanged() throws {
    let tensor = { (values: [Float]) in Parameter(name: "dense1.weight", shape: [3, 2], values: values) }
    let change = WeightChange(
      before: tensor([1, 2, 3, 4, 5, 6]), after: tensor([1, 2, 3, 3.5, 5, 6]),
      gradient: tensor([0.1, 0.1, 0, 5, -0.3, 1]), input: ActivationShape(channels: 2, height: 1, width: 1))
    #expect(change.row.cells == ["dense1.weight", "9.54", "9.34", "0.500", "4.00 → 3.50"])
    let texts = try #require(change.figure).texts.map(\.text)
    #expect(
      texts == ["dense1.weight, neuron 1", "before", "±4.00", "after", "±3.50", "difference", "±0.500"])
    let bias = Parameter(name: "dense1.bias", shape: [3], values: [0, 0, 0])
    #expect(WeightChange(before: bias, after: bias, gradient: bias, input: nil).figure == nil)
  }

  @Test(
    "Values that are not finite are reported as such and not drawn",
    arguments: [Self.convolutional, [.dense(outputs: 10)]])
  func overflow(layers: [LayerSpecification]) throws {
    let explanation = NetworkExplanation(
      model: try FirstLayerWeightsTests.model(layers), inputs: Array(repeating: .infinity, count: 64),
      label: 1,
      learningRate: 0.1)
    let sections = explanation.forwardSections + explanation.backwardSections
    let page = sections.map(\.markup.source).joined()
    #expect(page.contains("nan") || page.contains("inf"))
    #expect(!page.contains("=\"nan\"") && !page.contains("=\"inf\""))
  }

  /// The explanation of a network with an input of 400 × 400.
  private static func large(_ layers: [LayerSpecification]) throws -> NetworkExplanation {
    NetworkExplanation(
      model: try FirstLayerWeightsTests.model(side: 400, layers), inputs: Array(repeating: 1, count: 160_000),
      label: 1, learningRate: 0.1)
  }

  @Test("Channels and weights that are too large for a page are left out")
  func tooLarge() throws {
    let convolutional = try Self.large([
      .convolution(outputs: 1, kernel: 1, padding: 0), .maxPool(size: 100), .dense(outputs: 10),
    ])
    // Of the convolution's activations, only the pooled ones are small enough.
    #expect(convolutional.forwardSections.map(\.figures.count) == [1, 1, 1])
    let update = try #require(try Self.large([.dense(outputs: 10)]).backwardSections.last).markup.source
    #expect(update.contains("dense1.weight") && !update.contains("dense1.weight, neuron "))
  }

  @Test("If there are too many channels, the first are shown, and the caption says so")
  func manyChannels() throws {
    let shape = ActivationShape(channels: 3000, height: 10, width: 10)
    let tiles = try #require(TileGrid(Array(repeating: 1, count: shape.count), shape: shape))
    #expect(tiles.count == 1310)
    #expect(tiles.scaleText == "the first 1310 of 3000, full color ±1.00")
    let few = ActivationShape(channels: 24, height: 28, width: 28)
    let all = try #require(TileGrid(Array(repeating: 0.5, count: few.count), shape: few))
    #expect(all.scaleText == "full color ±0.500")
  }
}
