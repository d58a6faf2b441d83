/// An input size and a sequence of layers whose shapes fit one another.
public struct Architecture: Sendable, Equatable {
  public let layers: [LayerSpecification]
  /// `shapes[i]` is the input shape of layer i, `shapes[i + 1]` its output shape.
  public let shapes: [ActivationShape]

  public var inputChannels: Int { shapes[0].channels }
  public var inputHeight: Int { shapes[0].height }
  public var inputWidth: Int { shapes[0].width }

  /// The maximum number of values of a sample, and of a layer's weights. A file that asks for more is refused before
  /// anything is allocated.
  public static let maximumCount = 1 << 26

  /// - Throws: `ArchitectureError` for the first layer that does not fit its input.
  public init(
    inputChannels: Int = 1, inputHeight: Int, inputWidth: Int, layers: [LayerSpecification]
  ) throws(ArchitectureError) {
    self.layers = layers
    guard !layers.isEmpty else { throw .noLayers }
    var shapes = [try bounded(inputChannels, inputHeight, inputWidth, layer: nil)]
    for (index, layer) in layers.enumerated() {
      if layer == .batchNorm, index == 0 || !layers[index - 1].canBeNormalized {
        throw .normalizesNoWeights(layer: index)
      }
      shapes.append(try outputShape(of: layer, at: index, from: shapes[index]))
    }
    self.shapes = shapes
  }

  /// The architecture without the layers that only training needs; none of them changes a shape.
  ///
  /// Of `dense(8) batchnorm relu dropout(0.5) dense(10)` it is `dense(8) relu dense(10)`.
  public var forInference: Architecture {
    Architecture(self, keeping: layers.indices.filter { !layers[$0].isTrainingOnly })
  }

  private init(_ original: Architecture, keeping indices: [Int]) {
    layers = indices.map { original.layers[$0] }
    shapes = original.shapes.prefix(1) + indices.map { original.shapes[$0 + 1] }
  }

  /// A network of dense layers: inputs → hidden[0] → ReLU → … → outputs.
  ///
  /// With `hidden: [128]` and `outputs: 10` its layers are `dense(128) relu dense(10)`.
  public static func dense(
    inputHeight: Int, inputWidth: Int, hidden: [Int], outputs: Int
  ) throws(ArchitectureError) -> Architecture {
    let layers =
      hidden.flatMap { [.dense(outputs: $0), .relu] } + [LayerSpecification.dense(outputs: outputs)]
    return try Architecture(inputHeight: inputHeight, inputWidth: inputWidth, layers: layers)
  }

  /// The number of values of one sample at the input.
  public var inputs: Int { shapes[0].count }

  /// The number of values of one sample at the output: the classes.
  public var outputs: Int { shapes.last.map(\.count) ?? inputs }
}

/// The shape after a layer; throws where the layer does not fit its input.
private func outputShape(
  of layer: LayerSpecification, at index: Int, from input: ActivationShape
) throws(ArchitectureError) -> ActivationShape {
  switch layer {
  case .relu, .batchNorm: return input
  case .dropout(let rate):
    guard rate >= 0, rate < 1 else {
      throw .outOfRange(layer: index, what: "the dropout rate", value: "\(rate)")
    }
    return input
  case .dense(let outputs):
    try requirePositive(outputs, "the number of outputs", layer: index)
    _ = try bounded(outputs, input.count, 1, layer: index)
    return ActivationShape(channels: outputs, height: 1, width: 1)
  case .convolution(let outputs, let kernel, let padding):
    try requirePositive(outputs, "the number of outputs", layer: index)
    try requirePositive(kernel, "the kernel size", layer: index)
    guard padding >= 0, padding < kernel else {
      throw .outOfRange(layer: index, what: "the padding", value: "\(padding)")
    }
    let window = try bounded(input.channels, kernel, kernel, layer: index)
    _ = try bounded(outputs, window.count, 1, layer: index)
    let height = input.height + 2 * padding - kernel + 1
    let width = input.width + 2 * padding - kernel + 1
    guard height > 0, width > 0 else {
      throw .windowExceedsImage(layer: index, window: kernel, height: input.height, width: input.width)
    }
    return try bounded(outputs, height, width, layer: index)
  case .maxPool(let size):
    try requirePositive(size, "the window size", layer: index)
    guard size <= input.height, size <= input.width else {
      throw .windowExceedsImage(layer: index, window: size, height: input.height, width: input.width)
    }
    return ActivationShape(channels: input.channels, height: input.height / size, width: input.width / size)
  }
}

private func requirePositive(_ value: Int, _ what: String, layer: Int?) throws(ArchitectureError) {
  guard value > 0 else { throw .outOfRange(layer: layer, what: what, value: "\(value)") }
}

/// The shape, if each extent is at least 1 and the product is within the limit.
private func bounded(
  _ channels: Int, _ height: Int, _ width: Int, layer: Int?
) throws(ArchitectureError) -> ActivationShape {
  for (extent, what) in [(channels, "the number of channels"), (height, "the height"), (width, "the width")] {
    try requirePositive(extent, what, layer: layer)
    guard extent <= Architecture.maximumCount else { throw .tooLarge(layer: layer) }
  }
  // Two factors of at most 2²⁶ cannot overflow, nor a third times a product within the limit.
  guard channels * height <= Architecture.maximumCount,
    channels * height * width <= Architecture.maximumCount
  else { throw .tooLarge(layer: layer) }
  return ActivationShape(channels: channels, height: height, width: width)
}
