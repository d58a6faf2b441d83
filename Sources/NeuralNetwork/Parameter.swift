/// A named tensor of a network as model files hold it.
public struct Parameter: Sendable, Equatable {
  /// Layer and role, layers counted by kind from the input: "dense1.weight", "conv2.bias".
  public let name: String
  /// As in PyTorch. Dense weight: outputs × inputs; convolution weight: outputs × inputs × height × width;
  /// bias: outputs.
  public let shape: [Int]
  /// Row-major, as many as the product of `shape`.
  public let values: [Float]

  public init(name: String, shape: [Int], values: [Float]) {
    self.name = name
    self.shape = shape
    self.values = values
  }
}

/// Why tensors do not make up the network that an architecture describes.
public enum ParameterError: Error, Equatable, CustomStringConvertible {
  case missing(name: String)
  case unexpected(name: String)
  case repeated(name: String)
  case wrongShape(name: String, expected: [Int], found: [Int])
  /// Fewer or more values than the shape says.
  case wrongCount(name: String, expected: Int, found: Int)
  /// A value that is infinite or not a number, and where it lies in `values`.
  case notFinite(name: String, index: Int)

  public var description: String {
    switch self {
    case .missing(let name): "tensor \(name) is missing"
    case .unexpected(let name): "tensor \(name) belongs to no layer of the network"
    case .repeated(let name): "tensor \(name) comes twice"
    case .wrongShape(let name, let expected, let found):
      "tensor \(name) has the shape \(found); the network needs \(expected)"
    case .wrongCount(let name, let expected, let found):
      "tensor \(name) holds \(found) values; its shape needs \(expected)"
    case .notFinite(let name, let index): "tensor \(name) holds an infinite or undefined value at \(index)"
    }
  }
}
