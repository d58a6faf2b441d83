import CMatrixProduct
import SystemSupport

/// The precision in which files store parameters. Networks compute in single precision.
public enum Precision: String, Sendable, CaseIterable {
  /// IEEE 754 binary32.
  case single
  /// IEEE 754 binary16: 11 significant bits, magnitudes up to 65,504.
  case half

  /// The bytes of a value.
  package var byteCount: Int {
    switch self {
    case .single: 4
    case .half: 2
    }
  }

  /// Values as they lie in a file, little-endian, each rounded to the nearest in this precision, ties to even. Halves of
  /// 65,520 or more are infinite.
  package func bytes(of values: [Float]) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: values.count * byteCount) { bytes, count in
      count = values.count * byteCount
      guard let bytes = bytes.baseAddress else { return }
      switch self {
      case .single: memcpy(bytes, values, count)
      case .half: halves_from_floats(values.count, values, bytes)
      }
    }
  }

  /// Values that lie in a file, at any address.
  package func values(_ bytes: UnsafeRawBufferPointer) -> [Float] {
    [Float](unsafeUninitializedCapacity: bytes.count / byteCount) { values, count in
      count = bytes.count / byteCount
      guard let from = bytes.baseAddress, let to = values.baseAddress else { return }
      switch self {
      case .single: memcpy(to, from, bytes.count)
      case .half: floats_from_halves(count, from, to)
      }
    }
  }
}

extension Network {
  /// The network that a file of this precision holds.
  public func rounded(to precision: Precision) -> Network {
    guard precision != .single else { return self }
    let bytes = precision.bytes(of: Array(UnsafeBufferPointer(start: values.base, count: values.count)))
    let rounded = AlignedFloats(uninitializedCount: values.count)
    rounded.base.update(from: bytes.withUnsafeBytes(precision.values), count: rounded.count)
    return Network(architecture, sequence: sequence, values: rounded)
  }
}
