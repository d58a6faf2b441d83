extension LayerSequence {
  /// The tensors of a packed array, in the order of the layers.
  func unpacked(_ values: AlignedFloats) -> [Parameter] {
    tensors.map { tensor in
      Parameter(
        name: tensor.name, shape: tensor.layout.shape,
        values: tensor.layout.unpack(values.base + tensor.offset))
    }
  }

  /// A packed array of tensors, which may come in any order.
  ///
  /// - Throws: `ParameterError` unless they are exactly the tensors of the layers, with finite values.
  func packed(_ parameters: [Parameter]) throws(ParameterError) -> AlignedFloats {
    var given: [TensorName: Parameter] = [:]
    for parameter in parameters {
      guard given.updateValue(parameter, forKey: parameter.name) == nil else {
        throw .repeated(name: parameter.name)
      }
    }
    // All tensors are checked before memory is allocated: an architecture from a file may claim any size.
    let matching = try tensors.map { tensor throws(ParameterError) in
      guard let parameter = given.removeValue(forKey: tensor.name) else {
        throw .missing(name: tensor.name, shape: tensor.layout.shape)
      }
      try tensor.layout.check(parameter)
      return parameter
    }
    if let unknown = parameters.first(where: { given[$0.name] != nil }) {
      throw .unexpected(name: unknown.name.description)
    }
    let values = AlignedFloats(count: parameterCount)
    for (tensor, parameter) in zip(tensors, matching) {
      tensor.layout.pack(parameter.values, into: values.base + tensor.offset)
    }
    return values
  }
}

extension TensorLayout {
  fileprivate func check(_ parameter: Parameter) throws(ParameterError) {
    guard parameter.shape == shape else {
      throw .wrongShape(name: parameter.name, expected: shape, found: parameter.shape)
    }
    guard parameter.values.count == count else {
      throw .wrongCount(name: parameter.name, expected: count, found: parameter.values.count)
    }
    if let index = parameter.values.firstIndex(where: { !$0.isFinite }) {
      throw .notFinite(name: parameter.name, index: index)
    }
  }
}
