import NeuralNetwork

/// Layers as text, in the notation of model files and `digit inspect`: `conv(16,3,padding=1) relu maxpool(2) dense(10)`.
///
/// | layer | text |
/// |---|---|
/// | dense | `dense(outputs)` |
/// | ReLU | `relu` |
/// | convolution | `conv(outputs,kernel)` or `conv(outputs,kernel,padding=pixels)` |
/// | max pooling | `maxpool(size)` |
/// | batch normalization | `batchnorm` |
/// | dropout | `dropout(rate)` |
public enum LayerNotation {
  /// The maximum number of layers. No useful network has more, and a file that names more is refused before anything is
  /// allocated.
  static let maximumDepth = 100

  /// The text of a sequence of layers.
  ///
  /// `text([.dense(outputs: 128), .relu])` is `"dense(128) relu"`.
  public static func text(_ layers: [LayerSpecification]) -> String {
    layers.map(text).joined(separator: " ")
  }

  /// The text of one layer.
  ///
  /// `text(.convolution(outputs: 16, kernel: 3, padding: 1))` is `"conv(16,3,padding=1)"`.
  public static func text(_ layer: LayerSpecification) -> String {
    switch layer {
    case .dense(let outputs): "dense(\(outputs))"
    case .relu: "relu"
    case .convolution(let outputs, let kernel, 0): "conv(\(outputs),\(kernel))"
    case .convolution(let outputs, let kernel, let padding):
      "conv(\(outputs),\(kernel),padding=\(padding))"
    case .maxPool(let size): "maxpool(\(size))"
    case .batchNorm: "batchnorm"
    case .dropout(let rate): "dropout(\(rate))"
    }
  }

  /// The layers that a text names; nil unless it is exactly the `text` of these layers.
  ///
  /// `layers("maxpool(2) relu")` is `[.maxPool(size: 2), .relu]`; `layers("dense(010)")` is nil.
  public static func layers(_ text: String) -> [LayerSpecification]? {
    var layers: [LayerSpecification] = []
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      guard layers.count < maximumDepth, let layer = layer(word), self.text(layer) == word else {
        return nil
      }
      layers.append(layer)
    }
    return layers
  }

  private static func layer(_ word: Substring) -> LayerSpecification? {
    let parts = word.split(separator: "(", maxSplits: 1)
    guard let kind = parts.first else { return nil }
    let arguments = parts.count == 2 ? parts[1].dropLast().split(separator: ",") : []
    let numbers = arguments.map { Int($0.drop { !$0.isNumber }) ?? -1 }
    switch (kind, numbers.count) {
    case ("dense", 1): return .dense(outputs: numbers[0])
    case ("relu", 0): return .relu
    case ("conv", 2): return .convolution(outputs: numbers[0], kernel: numbers[1], padding: 0)
    case ("conv", 3): return .convolution(outputs: numbers[0], kernel: numbers[1], padding: numbers[2])
    case ("maxpool", 1): return .maxPool(size: numbers[0])
    case ("batchnorm", 0): return .batchNorm
    case ("dropout", 1): return Float(arguments[0]).map { .dropout(rate: $0) }
    default: return nil
    }
  }
}
