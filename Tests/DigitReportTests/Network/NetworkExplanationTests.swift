import DigitModel
import NeuralNetwork
import Testing

@testable import DigitReport

@Suite("A network explained") struct NetworkExplanationTests {
  static let convolutional: [LayerSpecification] = [
    .convolution(outputs: 3, kernel: 3, padding: 1), .relu, .maxPool(size: 2), .dense(outputs: 6), .relu,
    .dense(outputs: 10),
  ]

  static func explanation(
    _ layers: [LayerSpecification], label: Int? = nil, learningRate: Float = 0.1
  ) throws -> NetworkExplanation {
    NetworkExplanation(
      model: try WeightPicturesTests.model(layers), inputs: (0..<64).map { Float($0 % 5) / 4 }, label: label,
      learningRate: learningRate)
  }

  @Test("Layers with weights begin a part each, to which those without belong")
  func blocks() throws {
    let blocks = try Self.explanation(Self.convolutional).blocks
    #expect(blocks.map(\.name) == ["conv1", "dense1", "dense2"])
    #expect(blocks.map(\.layers) == [0..<3, 3..<5, 5..<6])
    #expect(try Self.explanation([.dense(outputs: 10)]).blocks.map(\.layers) == [0..<1])
    #expect(try Self.explanation([.relu, .dense(outputs: 10)]).blocks.map(\.layers) == [1..<2])
  }

  @Test("The diagram tells each layer's shape and the number of its parameters")
  func diagram() throws {
    let diagram = ArchitectureDiagram(try WeightPicturesTests.model(Self.convolutional))
    #expect(
      diagram.rows.map(\.name) == [
        "input", "conv1, 3 × 3, ReLU", "maxpool(2)", "dense1, ReLU", "dense2", "softmax",
      ])
    #expect(diagram.rows.map(\.shape.text) == ["1 × 8 × 8", "3 × 8 × 8", "3 × 4 × 4", "6", "10", "10"])
    #expect(diagram.rows.map(\.parameters) == [0, 30, 0, 6 * 48 + 6, 70, 0])
    let texts = diagram.figure.texts.map(\.text)
    #expect(texts.contains("294") && texts.contains("3 × 4 × 4"))
  }

  @Test(
    "Forward there are pre-activations, activations and logits; backward the error of each, if it is to learn"
  )
  func sections() throws {
    let forward = try Self.explanation(Self.convolutional)
    #expect(forward.forwardSections.map(\.title) == ["The network", "conv1", "dense1", "dense2"])
    #expect(forward.forwardSections.map(\.figures.count) == [1, 2, 2, 1])
    #expect(forward.backwardSections.isEmpty)
    let both = try Self.explanation(Self.convolutional, label: 7)
    #expect(both.forwardSections.map(\.figures.count) == [1, 3, 3, 1])
    #expect(both.backwardSections.map(\.title) == ["Learning that it is a 7", "Gradients", "One update"])
    let logits = both.forwardSections[3].figures[0].figure.texts.map(\.text)
    #expect(logits.filter { $0.count == 1 } == (0...9).map(String.init))
    for logit in both.forward.logits { #expect(logits.contains(significant(logit))) }
  }

  @Test("What is told of a layer are the values of the trace")
  func facts() throws {
    let explanation = try Self.explanation(Self.convolutional, label: 0)
    let section = explanation.forwardSections[2]
    let (before, after) = (explanation.forward.outputs[3].values, explanation.forward.outputs[4].values)
    let facts = Dictionary(uniqueKeysWithValues: section.facts.map { ($0.name, $0.number) })
    #expect(facts["weights"] == "6 × 48")
    #expect(facts["z"] == "\(significant(before.min() ?? 0)) … \(significant(before.max() ?? 0))")
    #expect(facts["above 0"] == percent(Float(after.count { $0 > 0 }) / 6))
    let lesson = try #require(explanation.lesson)
    #expect(facts["norm of the error"] == significant(norm(lesson.backward.errors[3].values)))
  }

  @Test("An update is the learning rate times the gradient, and makes the label more probable")
  func update() throws {
    let explanation = try Self.explanation(Self.convolutional, label: 4, learningRate: 0.01)
    let lesson = try #require(explanation.lesson)
    #expect(lesson.after.loss(label: 4) < lesson.backward.loss)
    for ((before, after), gradient) in zip(
      zip(explanation.model.network.parameters, lesson.updated.parameters), lesson.backward.gradients)
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

  @Test("The weights that are pictured are those of the output with the greatest gradient")
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
    "Values that overflow are told as such, and drawn as nothing",
    arguments: [Self.convolutional, [.dense(outputs: 10)]])
  func overflow(layers: [LayerSpecification]) throws {
    let explanation = NetworkExplanation(
      model: try WeightPicturesTests.model(layers), inputs: Array(repeating: .infinity, count: 64), label: 1,
      learningRate: 0.1)
    let sections = explanation.forwardSections + explanation.backwardSections
    let page = sections.map(\.markup.source).joined()
    #expect(page.contains("nan") || page.contains("inf"))
    #expect(!page.contains("=\"nan\"") && !page.contains("=\"inf\""))
  }

  @Test(
    "Numbers have three significant figures",
    arguments: [
      (0, "0"), (1, "1.00"), (-12.345, "−12.3"), (1234.5, "1234"), (0.012345, "0.0123"), (4.1e-7, "4.10e−7"),
      (-3.21e9, "−3.21e9"), (.infinity, "inf"),
    ] as [(Float, String)])
  func numbers(value: Float, text: String) { #expect(significant(value) == text) }
}
