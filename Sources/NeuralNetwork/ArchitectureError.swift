/// Why a sequence of layers is not a network. `layer` counts from 0; nil is the input.
public enum ArchitectureError: Error, Equatable, CustomStringConvertible {
  /// There are no layers.
  case noLayers
  /// A value is out of range: sizes are at least 1, a padding is at least 0 and less than the kernel size, a rate is in
  /// 0 ..< 1.
  case outOfRange(layer: Int?, what: String, value: String)
  /// A kernel or window is larger than the image that it slides over.
  case windowExceedsImage(layer: Int, window: Int, height: Int, width: Int)
  /// A batch normalization does not directly follow a dense layer or a convolution.
  case normalizesNoWeights(layer: Int)
  /// There are more values or weights than `Architecture.maximumCount`.
  case tooLarge(layer: Int?)

  public var description: String {
    switch self {
    case .noLayers: "a network needs at least one layer"
    case .outOfRange(let layer, let what, let value): "\(name(of: layer)): \(what) cannot be \(value)"
    case .windowExceedsImage(let layer, let window, let height, let width):
      "\(name(of: layer)): a window of \(window)×\(window) is larger than its input of \(height)×\(width)"
    case .normalizesNoWeights(let layer):
      "\(name(of: layer)): a batch normalization must directly follow a dense layer or a convolution"
    case .tooLarge(let layer):
      "\(name(of: layer)) is too large: more than \(Architecture.maximumCount) values"
    }
  }

  private func name(of layer: Int?) -> String { layer.map { "layer \($0 + 1)" } ?? "the input" }
}
