import DigitModel
import NeuralNetwork

/// A network at work on one picture: every value on its way, and what it would learn from it.
public struct NetworkExplanation: Sendable {
  let model: Model
  let layers: [NetworkLayer]
  let forward: ForwardTrace
  let lesson: SingleUpdate?

  /// - Parameters:
  ///   - inputs: what the network is given, as `Recognizer.inputs(of:)` tells.
  ///   - label: what the picture shows, 0…9, if the network is to learn from it.
  ///   - learningRate: of the one step that it learns.
  public init(model: Model, inputs: [Float], label: Int? = nil, learningRate: Float) {
    self.model = model
    layers = model.network.layers
    forward = model.network.trace(inputs)
    lesson = label.map { [forward] in SingleUpdate(forward, label: $0, learningRate: learningRate) }
  }

  /// From the architecture to the logits.
  var forwardSections: [Section] { [architectureSection] + blocks.map(section) }

  /// What would be learned; nothing where that was not asked for.
  var backwardSections: [Section] {
    lesson.map { [$0.errorSection, $0.gradientSection, updateSection($0)] } ?? []
  }
}

/// The error of one answer on its way back, and one step of gradient descent.
struct SingleUpdate: Sendable {
  let backward: BackwardTrace
  let learningRate: Float
  /// The network after the step, and what it then makes of the same picture.
  let updated: Network
  let after: ForwardTrace

  init(_ forward: ForwardTrace, label: Int, learningRate: Float) {
    self.learningRate = learningRate
    backward = forward.backward(label: label)
    updated = backward.updated(learningRate: learningRate)
    after = updated.trace(forward.input.values)
  }
}

/// A layer with weights, and those without that follow it: "conv2, ReLU, pooling".
struct LayerBlock {
  /// As its tensors are named: "conv2".
  let name: String
  /// Where its layers stand in the architecture.
  let layers: Range<Int>
}

extension NetworkExplanation {
  /// All layers from the first that has weights.
  var blocks: [LayerBlock] {
    let starts = layers.indices.filter { layers[$0].weight != nil }
    return zip(starts, starts.dropFirst() + [layers.count]).map { start, end in
      LayerBlock(name: layers[start].name.description, layers: start..<end)
    }
  }
}
