import CMatrixProduct

/// A tensor as it lies in a file: little-endian values, row-major, at any address.
///
/// Valid only as long as `bytes` is.
package struct StoredTensor {
  /// "dense1.weight"; in a file it may be any text.
  package let name: String
  /// As in `Parameter`.
  package let shape: [Int]
  package let precision: Precision
  package let bytes: UnsafeRawBufferPointer

  package init(name: String, shape: [Int], precision: Precision, bytes: UnsafeRawBufferPointer) {
    (self.name, self.shape, self.precision, self.bytes) = (name, shape, precision, bytes)
  }
}

extension LayerSequence {
  /// The tensors of a packed array, in the order of the layers.
  func unpacked(_ values: AlignedFloats) -> [Parameter] {
    tensors.map { tensor in
      Parameter(
        name: tensor.name, shape: tensor.layout.shape,
        values: tensor.layout.unpack(values.base + tensor.offset))
    }
  }

  /// A packed array of parameters, which may come in any order.
  ///
  /// - Throws: `ParameterError` unless they are exactly the tensors of the layers, with finite values.
  func packed(_ parameters: [Parameter]) throws(ParameterError) -> AlignedFloats {
    var names: Set<TensorName> = []
    for parameter in parameters where !names.insert(parameter.name).inserted {
      throw .repeated(name: parameter.name)
    }
    let values = parameters.flatMap(\.values)
    let result = values.withUnsafeBytes { bytes in
      var start = 0
      let stored = parameters.map { parameter in
        let end = start + parameter.values.count * MemoryLayout<Float>.stride
        defer { start = end }
        return StoredTensor(
          name: parameter.name.description, shape: parameter.shape, precision: .single,
          bytes: UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
      }
      return Result { () throws(ParameterError) in try packed(stored) }
    }
    return try result.get()
  }

  /// A packed array of tensors with different names, which may come in any order.
  ///
  /// - Throws: `ParameterError` unless they are exactly the tensors of the layers, with finite values.
  func packed(_ stored: [StoredTensor]) throws(ParameterError) -> AlignedFloats {
    var given = Dictionary(stored.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    // All shapes are checked before memory is allocated: an architecture from a file may claim any size.
    let matching = try tensors.map { tensor throws(ParameterError) in
      guard let stored = given.removeValue(forKey: tensor.name.description) else {
        throw .missing(name: tensor.name, shape: tensor.layout.shape)
      }
      try tensor.layout.checkShape(stored, name: tensor.name)
      return stored
    }
    if let unknown = stored.first(where: { given[$0.name] != nil }) { throw .unexpected(name: unknown.name) }
    let values = AlignedFloats(uninitializedCount: parameterCount)
    for (tensor, stored) in zip(tensors, matching) {
      try tensor.layout.pack(stored, name: tensor.name, into: values.base + tensor.offset)
    }
    return values
  }
}

extension TensorLayout {
  fileprivate func checkShape(_ stored: StoredTensor, name: TensorName) throws(ParameterError) {
    guard stored.shape == shape else {
      throw .wrongShape(name: name, expected: shape, found: stored.shape)
    }
    let found = stored.bytes.count / stored.precision.byteCount
    guard found == count else { throw .wrongCount(name: name, expected: count, found: found) }
  }

  fileprivate func pack(
    _ stored: StoredTensor, name: TensorName, into packed: UnsafeMutablePointer<Float>
  ) throws(ParameterError) {
    switch stored.precision {
    case .single: try packFinite(stored.bytes, name: name, into: packed)
    case .half:
      let values = stored.precision.values(stored.bytes)
      let result = values.withUnsafeBytes { bytes in
        Result { () throws(ParameterError) in try packFinite(bytes, name: name, into: packed) }
      }
      try result.get()
    }
  }

  /// Packs floats after checking that all are finite.
  private func packFinite(
    _ values: UnsafeRawBufferPointer, name: TensorName, into packed: UnsafeMutablePointer<Float>
  ) throws(ParameterError) {
    let finite = values.baseAddress.map { first_not_finite(count, $0) } ?? count
    guard finite == count else { throw .notFinite(name: name, index: finite) }
    pack(values, into: packed)
  }
}
