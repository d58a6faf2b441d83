/// The shape of one sample's values between two layers.
public struct ActivationShape: Sendable, Equatable {
  public let channels: Int
  public let height: Int
  public let width: Int

  public init(channels: Int, height: Int, width: Int) {
    (self.channels, self.height, self.width) = (channels, height, width)
  }

  /// Values a sample.
  public var count: Int { channels * height * width }
}

/// An input size and a sequence of layers that fit one another.
public struct Architecture: Sendable, Equatable {
  public let inputChannels: Int
  public let inputHeight: Int
  public let inputWidth: Int
  public let layers: [LayerSpecification]
  /// `shapes[i]` goes into layer i, `shapes[i + 1]` comes out of it.
  public let shapes: [ActivationShape]

  /// Values a sample, and values a layer's weights, that no architecture may exceed: a file that claims
  /// more is refused before anything is allocated.
  public static let greatestCount = 1 << 26

  public init(
    inputChannels: Int = 1, inputHeight: Int, inputWidth: Int, layers: [LayerSpecification]
  ) throws(ArchitectureError) {
    self.inputChannels = inputChannels
    self.inputHeight = inputHeight
    self.inputWidth = inputWidth
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

  private init(_ whole: Architecture, keeping indices: [Int]) {
    inputChannels = whole.inputChannels
    inputHeight = whole.inputHeight
    inputWidth = whole.inputWidth
    layers = indices.map { whole.layers[$0] }
    shapes = whole.shapes.prefix(1) + indices.map { whole.shapes[$0 + 1] }
  }

  /// inputs → hidden[0] → ReLU → … → outputs.
  public static func dense(
    inputHeight: Int, inputWidth: Int, hidden: [Int], outputs: Int
  ) throws(ArchitectureError) -> Architecture {
    let layers =
      hidden.flatMap { [.dense(outputs: $0), .relu] } + [LayerSpecification.dense(outputs: outputs)]
    return try Architecture(inputHeight: inputHeight, inputWidth: inputWidth, layers: layers)
  }

  /// Values of a sample at the input.
  public var inputs: Int { inputChannels * inputHeight * inputWidth }

  /// Values of a sample at the output: the number of classes.
  public var outputs: Int { shapes.last.map(\.count) ?? inputs }
}

/// Why a sequence of layers is no network; `layer` counts from 0, nil is the input.
public enum ArchitectureError: Error, Equatable, CustomStringConvertible {
  /// A network without layers.
  case noLayers
  /// A size that must be at least 1 (padding: 0; a rate: in 0 ..< 1) is not.
  case outOfRange(layer: Int?, what: String, value: String)
  /// A kernel or window larger than the image it is to slide over.
  case windowExceedsImage(layer: Int, window: Int, height: Int, width: Int)
  /// A batch normalization that no dense layer or convolution comes directly before.
  case normalizesNoWeights(layer: Int)
  /// More values or weights than `Architecture.greatestCount`.
  case tooLarge(layer: Int?)

  public var description: String {
    switch self {
    case .noLayers: "a network needs at least one layer"
    case .outOfRange(let layer, let what, let value): "\(named(layer)): \(what) cannot be \(value)"
    case .windowExceedsImage(let layer, let window, let height, let width):
      "\(named(layer)): a window of \(window)×\(window) exceeds its input of \(height)×\(width)"
    case .normalizesNoWeights(let layer):
      "\(named(layer)): a batch normalization comes directly after a dense layer or a convolution"
    case .tooLarge(let layer): "\(named(layer)) is too large: more than \(Architecture.greatestCount) values"
    }
  }

  private func named(_ layer: Int?) -> String { layer.map { "layer \($0 + 1)" } ?? "the input" }
}

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

/// The shape, whose every extent is at least 1 and whose product stays within the limit.
private func bounded(
  _ channels: Int, _ height: Int, _ width: Int, layer: Int?
) throws(ArchitectureError) -> ActivationShape {
  for (extent, what) in [(channels, "the number of channels"), (height, "the height"), (width, "the width")] {
    try requirePositive(extent, what, layer: layer)
    guard extent <= Architecture.greatestCount else { throw .tooLarge(layer: layer) }
  }
  // Two factors of at most 2²⁶ cannot overflow, nor a third times a product within the limit.
  guard channels * height <= Architecture.greatestCount,
    channels * height * width <= Architecture.greatestCount
  else { throw .tooLarge(layer: layer) }
  return ActivationShape(channels: channels, height: height, width: width)
}
