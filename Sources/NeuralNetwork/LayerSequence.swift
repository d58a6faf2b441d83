/// The layers of an architecture as they are computed, and the offsets of their values in common arrays.
///
/// One array holds the parameters of all layers, so that gradients, sums over shards and optimizers are plain loops.
/// Another holds the weights prepared for training.
struct LayerSequence: Sendable {
  /// A layer, and the offsets of its values.
  struct Entry: Sendable {
    let layer: any Layer
    let parameterOffset: Int
    let statisticsOffset: Int
    let preparedOffset: Int
  }

  /// A tensor, and the offset of its values among the parameters.
  struct Tensor: Sendable {
    let name: TensorName
    let layout: TensorLayout
    let offset: Int
  }

  let entries: [Entry]
  let tensors: [Tensor]
  /// The number of values that gradient descent changes. They come first; running statistics follow.
  let trainableCount: Int
  /// The number of values in all: trainable parameters and running statistics.
  let parameterCount: Int
  let preparedCount: Int

  var inputCount: Int { entries.first?.layer.inputCount ?? 0 }
  var outputCount: Int { entries.last?.layer.outputCount ?? 0 }

  /// - Parameter joinsReLUs: Whether the layer before a ReLU computes it, where it can. The offsets of parameters are
  ///   the same either way.
  init(_ architecture: Architecture, joinsReLUs: Bool = true) {
    let layers = computedLayers(of: architecture, joinsReLUs: joinsReLUs)
    trainableCount = layers.reduce(0) { $0 + $1.layer.tensors.reduce(0) { $0 + $1.packedCount } }
    var entries: [Entry] = []
    var tensors: [Tensor] = []
    var (parameters, statistics, prepared) = (0, trainableCount, 0)
    for (layer, name) in layers {
      entries.append(
        Entry(
          layer: layer, parameterOffset: parameters, statisticsOffset: statistics,
          preparedOffset: prepared))
      for layout in layer.tensors {
        tensors.append(
          Tensor(name: TensorName(layer: name, role: layout.role), layout: layout, offset: parameters))
        parameters += layout.packedCount
      }
      for layout in layer.statistics {
        tensors.append(
          Tensor(name: TensorName(layer: name, role: layout.role), layout: layout, offset: statistics))
        statistics += layout.packedCount
      }
      prepared += layer.preparedCount
    }
    self.entries = entries
    self.tensors = tensors
    parameterCount = statistics
    preparedCount = prepared
  }

  /// The maximum number of values of one sample between two layers.
  var largestActivation: Int {
    entries.reduce(inputCount) { max($0, $1.layer.outputCount) }
  }

  /// The number of multiplications in one sample's forward pass.
  var multiplications: Int { entries.reduce(0) { $0 + $1.layer.multiplications } }

  func scratchCount(samples: Int) -> Int {
    entries.reduce(0) { max($0, $1.layer.scratchCount(samples: samples)) }
  }

  /// Lays out the weights for training. The first layer computes with them as they are: nothing uses its input gradient.
  func prepare(_ parameters: UnsafePointer<Float>, into prepared: UnsafeMutablePointer<Float>) {
    for entry in entries.dropFirst() {
      entry.layer.prepare(
        parameters + entry.parameterOffset, into: prepared + entry.preparedOffset)
    }
  }
}

/// The layers to compute, each with the name of the layer of the architecture that it belongs to.
private func computedLayers(
  of architecture: Architecture, joinsReLUs: Bool
) -> [(layer: any Layer, name: LayerName)] {
  var layers: [(any Layer, LayerName)] = []
  let specifications = architecture.layers
  for (index, name) in architecture.layerNames.enumerated() {
    let (input, output) = (architecture.shapes[index], architecture.shapes[index + 1])
    let rectifies = joinsReLUs && index + 1 < specifications.count && specifications[index + 1] == .relu
    switch specifications[index] {
    case .dense:
      if input.channels > 1, input.height * input.width > 1 {
        layers.append((Flatten(shape: input), name))
      }
      layers.append(
        (Dense(inputCount: input.count, outputCount: output.count, rectifies: rectifies), name))
    case .relu:
      if joinsReLUs, index > 0, specifications[index - 1].hasParameters { continue }
      layers.append((ReLU(inputCount: input.count), name))
    case .convolution(_, let kernel, let padding):
      let layer = Convolution(
        inputShape: input, outputShape: output, kernel: kernel, padding: padding, rectifies: rectifies)
      layers.append((layer, name))
    case .maxPool(let size):
      layers.append((MaxPool(inputShape: input, outputShape: output, size: size), name))
    case .dropout(let rate):
      layers.append((Dropout(inputCount: input.count, rate: rate, index: index), name))
    case .batchNorm:
      layers.append((BatchNorm(shape: input, rectifies: rectifies), name))
    }
  }
  return layers
}
