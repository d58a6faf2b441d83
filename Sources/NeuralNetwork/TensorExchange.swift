extension LayerSequence {
  /// The tensors of an array in the inner order, in the order of the layers.
  func exported(_ values: AlignedFloats) -> [Parameter] {
    tensors.map { tensor in
      Parameter(
        name: tensor.name, shape: tensor.layout.shape,
        values: tensor.layout.exported(values.base + tensor.offset))
    }
  }

  /// An array in the inner order from its tensors, which may come in any order.
  ///
  /// - Throws: `ParameterError` unless they are exactly the tensors that the layers have, with finite values.
  func imported(_ parameters: [Parameter]) throws(ParameterError) -> AlignedFloats {
    var given: [TensorName: Parameter] = [:]
    for parameter in parameters {
      guard given.updateValue(parameter, forKey: parameter.name) == nil else {
        throw .repeated(name: parameter.name)
      }
    }
    // All is checked before room is made: an architecture from a file may claim any size.
    let matching = try tensors.map { tensor throws(ParameterError) in
      guard let parameter = given.removeValue(forKey: tensor.name) else { throw .missing(name: tensor.name) }
      try tensor.layout.check(parameter)
      return parameter
    }
    if let unknown = parameters.first(where: { given[$0.name] != nil }) {
      throw .unexpected(name: unknown.name.description)
    }
    let values = AlignedFloats(count: parameterCount)
    for (tensor, parameter) in zip(tensors, matching) {
      tensor.layout.imported(parameter.values, into: values.base + tensor.offset)
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
