import DigitModel
import NeuralNetwork

/// The forward pass of one image through a network with all intermediate values and, if its label is given, the backward
/// pass and one step of gradient descent.
public struct NetworkExplanation: Sendable {
  let model: Model
  let layers: [NetworkLayer]
  let forward: ForwardTrace
  let update: SingleUpdate?

  /// - Parameters:
  ///   - inputs: the values of the network's input, as `Recognizer.inputs(of:)` computes them.
  ///   - label: the digit that the image shows, 0…9; nil omits the backward pass.
  ///   - learningRate: the step size of gradient descent, above 0.
  public init(model: Model, inputs: [Float], label: Int? = nil, learningRate: Float) {
    self.model = model
    layers = model.network.layers
    forward = model.network.trace(inputs)
    update = label.map { [forward] in SingleUpdate(forward, label: $0, learningRate: learningRate) }
  }

  /// From the architecture to the logits.
  var forwardSections: [Section] { [architectureSection] + layerSections }

  /// From the error of the output to the update; empty without a label.
  var backwardSections: [Section] {
    update.map { [$0.errorSection, $0.gradientSection, updateSection($0)] } ?? []
  }
}

/// The backward pass of one sample and one step of gradient descent.
struct SingleUpdate: Sendable {
  let backward: BackwardTrace
  let learningRate: Float
  /// The network after the step.
  let updated: Network
  /// The forward pass of the same sample through the updated network.
  let after: ForwardTrace

  init(_ forward: ForwardTrace, label: Int, learningRate: Float) {
    self.learningRate = learningRate
    backward = forward.backward(label: label)
    updated = backward.updated(learningRate: learningRate)
    after = updated.trace(forward.input.values)
  }
}

/// A layer with weights and the layers without weights that follow it: conv2, ReLU, pooling.
struct LayerBlock {
  /// The name of the first layer, as in its tensors: "conv2".
  let name: String
  /// Indices in the architecture.
  let layers: Range<Int>
}

extension NetworkExplanation {
  /// All layers from the first with weights on.
  var blocks: [LayerBlock] {
    let starts = layers.indices.filter { layers[$0].weight != nil }
    return zip(starts, starts.dropFirst() + [layers.count]).map { start, end in
      LayerBlock(name: layers[start].name.description, layers: start..<end)
    }
  }
}
