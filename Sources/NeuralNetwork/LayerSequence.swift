/// The layers of an architecture as they are computed, and where each one's part of the common arrays begins.
///
/// The parameters of all layers lie in one array, so that gradients, sums over shards and optimizers are plain
/// loops; so do the transposed weights.
struct LayerSequence: Sendable {
  struct Place: Sendable {
    let layer: any Layer
    let parameters: Int
    let statistics: Int
    let transposed: Int
  }

  struct Tensor: Sendable {
    let name: TensorName
    let layout: TensorLayout
    let offset: Int
  }

  let places: [Place]
  let tensors: [Tensor]
  /// Values that are learned, which come first.
  let learnedCount: Int
  /// Values that are learned or measured.
  let parameterCount: Int
  let transposedCount: Int

  var inputCount: Int { places.first?.layer.inputCount ?? 0 }
  var outputCount: Int { places.last?.layer.outputCount ?? 0 }

  /// - Parameter joinsReLUs: whether a ReLU is taken over by the layer before it where that can. The parameters lie at
  ///   the same places either way.
  init(_ architecture: Architecture, joinsReLUs: Bool = true) {
    let layers = computedLayers(of: architecture, joinsReLUs: joinsReLUs)
    learnedCount = layers.reduce(0) { $0 + $1.layer.tensors.reduce(0) { $0 + $1.innerCount } }
    var places: [Place] = []
    var tensors: [Tensor] = []
    var (parameters, statistics, transposed) = (0, learnedCount, 0)
    for (layer, name) in layers {
      places.append(
        Place(layer: layer, parameters: parameters, statistics: statistics, transposed: transposed))
      for layout in layer.tensors {
        tensors.append(
          Tensor(name: TensorName(layer: name, role: layout.role), layout: layout, offset: parameters))
        parameters += layout.innerCount
      }
      for layout in layer.statistics {
        tensors.append(
          Tensor(name: TensorName(layer: name, role: layout.role), layout: layout, offset: statistics))
        statistics += layout.innerCount
      }
      transposed += layer.transposedCount
    }
    self.places = places
    self.tensors = tensors
    parameterCount = statistics
    transposedCount = transposed
  }

  /// Values of one sample at the widest place between two layers.
  var greatestActivation: Int {
    places.reduce(inputCount) { max($0, $1.layer.outputCount) }
  }

  /// Multiplications that a sample's forward pass takes.
  var multiplications: Int { places.reduce(0) { $0 + $1.layer.multiplications } }

  func scratchCount(samples: Int) -> Int {
    places.reduce(0) { max($0, $1.layer.scratchCount(samples: samples)) }
  }

  /// Lays out the weights for the backward pass; the first layer's are not asked for.
  func transpose(_ parameters: UnsafePointer<Float>, into transposed: UnsafeMutablePointer<Float>) {
    for place in places.dropFirst() {
      place.layer.transpose(parameters + place.parameters, into: transposed + place.transposed)
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
