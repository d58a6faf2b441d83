/// A named tensor of a network, as model files hold it.
public struct Parameter: Sendable, Equatable {
  /// "dense1.weight", "conv2.bias"
  public let name: TensorName
  /// As in PyTorch. The weight of a dense layer: outputs × inputs; of a convolution: outputs × inputs × height × width;
  /// any other tensor: outputs.
  public let shape: [Int]
  /// Row-major, as many values as the product of `shape`.
  public let values: [Float]

  public init(name: TensorName, shape: [Int], values: [Float]) {
    self.name = name
    self.shape = shape
    self.values = values
  }
}

/// Why tensors are not the parameters of an architecture, or not the state of a trainer.
public enum ParameterError: Error, Equatable, CustomStringConvertible {
  case missing(name: TensorName, shape: [Int])
  /// The network has no tensor of this name; in a file it may be any text.
  case unexpected(name: String)
  case repeated(name: TensorName)
  case wrongShape(name: TensorName, expected: [Int], found: [Int])
  /// The number of values is not the product of the shape.
  case wrongCount(name: TensorName, expected: Int, found: Int)
  /// A value is infinite or not a number; `index` is its index in `values`.
  case notFinite(name: TensorName, index: Int)
  /// A training state has the moments of another optimizer: the number of values kept for each parameter.
  case wrongMoments(expected: Int, found: Int)
  /// A training state lacks averaged parameters, or has them although training does not average.
  case wrongAverage(isExpected: Bool)

  public var description: String {
    switch self {
    case .missing(let name, let shape): "tensor \(name) of shape \(shape) is missing"
    case .unexpected(let name): "tensor \(name) belongs to no layer of the network"
    case .repeated(let name): "tensor \(name) appears twice"
    case .wrongShape(let name, let expected, let found):
      "tensor \(name) has the shape \(found); the network needs \(expected)"
    case .wrongCount(let name, let expected, let found):
      "tensor \(name) holds \(found) values; its shape needs \(expected)"
    case .notFinite(let name, let index): "tensor \(name) has a value that is not finite at index \(index)"
    case .wrongMoments(let expected, let found):
      "the training state has \(found) moments per parameter; the optimizer needs \(expected)"
    case .wrongAverage(let isExpected):
      isExpected
        ? "the training state has no averaged parameters"
        : "the training state has averaged parameters, which this training does not use"
    }
  }
}
