/// The name of a layer: its kind, and its number among the layers of that kind, counted from the input.
///
/// `LayerName(kind: .convolution, number: 1).description` is `"conv1"`.
public struct LayerName: Sendable, Hashable {
  /// The kind of a layer; the raw value is the beginning of its name.
  public enum Kind: String, Sendable, CaseIterable {
    case dense
    case relu
    case convolution = "conv"
    case maxPool = "maxpool"
    case batchNorm = "norm"
    case dropout
  }

  public let kind: Kind
  /// From 1.
  public let number: Int

  /// - Precondition: number ≥ 1.
  public init(kind: Kind, number: Int) {
    precondition(number >= 1, "layers are counted from 1")
    (self.kind, self.number) = (kind, number)
  }
}

extension LayerName: LosslessStringConvertible {
  public var description: String { "\(kind.rawValue)\(number)" }

  /// The name that a text spells; nil unless it is exactly a name's description.
  ///
  /// `LayerName("dense2")` has the kind `.dense` and the number 2; `LayerName("dense02")` is nil.
  public init?(_ description: String) {
    let digits = description.drop { !$0.isNumber }
    guard let kind = Kind(rawValue: String(description.dropLast(digits.count))),
      let number = Int(digits), number >= 1, digits == "\(number)"
    else { return nil }
    self.init(kind: kind, number: number)
  }
}

/// The name of a tensor: its layer, and its role in that layer.
///
/// `TensorName(layer: LayerName(kind: .dense, number: 1), role: .weight).description` is `"dense1.weight"`.
public struct TensorName: Sendable, Hashable {
  /// The use of a tensor in its layer.
  public enum Role: String, Sendable {
    /// The factors of the inputs of a dense layer or a convolution.
    case weight
    /// The summands of the outputs of a dense layer or a convolution.
    case bias
    /// The factors of the normalized channels of a batch normalization.
    case scale
    /// The summands of the scaled channels of a batch normalization.
    case shift
    /// The running means of the channels of a batch normalization.
    case mean
    /// The running variances of the channels of a batch normalization.
    case variance
  }

  public let layer: LayerName
  public let role: Role

  public init(layer: LayerName, role: Role) {
    (self.layer, self.role) = (layer, role)
  }
}

extension TensorName: LosslessStringConvertible {
  public var description: String { "\(layer).\(role.rawValue)" }

  /// The name that a text spells; nil unless it is exactly a name's description.
  ///
  /// `TensorName("conv2.bias")` is the bias of the second convolution; `TensorName("conv2")` is nil.
  public init?(_ description: String) {
    let parts = description.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let layer = LayerName(String(parts[0])),
      let role = Role(rawValue: String(parts[1]))
    else { return nil }
    self.init(layer: layer, role: role)
  }
}

extension TensorName: ExpressibleByStringLiteral {
  /// - Precondition: The literal spells a tensor's name, like "dense1.weight".
  public init(stringLiteral literal: String) {
    guard let name = TensorName(literal) else { preconditionFailure("\(literal) is not a tensor's name") }
    self = name
  }
}
