import NeuralNetwork

/// Files that another program has written: a `state_dict` of PyTorch, saved by the safetensors package. What a model needs and
/// their metadata leave out follows from the tensors.
extension Safetensors.View {
  /// Whether no program has written the file for digit. The metadata of such files name the format `pt`, PyTorch, or none.
  var isStateDictionary: Bool { [nil, "pt"].contains(metadata["format"]) }

  /// The container with all entries that a model's metadata must have.
  ///
  /// Dense layers follow from their weights; each but the last has a ReLU. The side length of images and the pixel scale
  /// follow from the first layer's inputs.
  ///
  /// - Throws: `ModelError.unknownLayers` if layers are not dense and the metadata do not name them.
  func completed(path: String) throws(ModelError) -> Safetensors.View {
    guard let layers = metadata["layers"] ?? denseLayers.map(LayerNotation.text) else {
      throw .unknownLayers(path: path)
    }
    let isSmall = shape(ofWeight: 1)?[1] == 64
    let defaults: [Safetensors.Entry] = [
      .init(key: "layers", value: layers),
      .init(key: "input", value: isSmall ? "1x8x8" : "1x28x28"),
      .init(key: "pixel_scale", value: isSmall ? "16" : "255"),
      .init(key: "labels", value: ClassLabels.digits.text),
      .init(key: "temperature", value: "1"),
    ]
    let given = metadata.filter { $0.key != "format" }
    let missing = defaults.filter { given[$0.key] == nil }
    return Safetensors.View(
      metadata: [.init(key: "format", value: Model.format)] + given + missing, tensors: tensors)
  }

  /// Dense layers up to the last one with a weight; nil if other layers have tensors, or a layer's outputs do not follow.
  private var denseLayers: [LayerSpecification]? {
    let names = tensors.compactMap { TensorName($0.name) }
    guard names.count == tensors.count, names.allSatisfy({ $0.layer.kind == .dense }),
      let last = names.filter({ $0.role == .weight }).map(\.layer.number).max(), last <= tensors.count
    else { return nil }
    var layers: [LayerSpecification] = []
    for number in 1...last {
      // The inputs of the next layer tell the outputs of one that is missing, so that the error can name its shape.
      guard let outputs = shape(ofWeight: number)?[0] ?? shape(ofWeight: number + 1)?[1] else { return nil }
      layers += number == last ? [.dense(outputs: outputs)] : [.dense(outputs: outputs), .relu]
    }
    return layers
  }

  /// The outputs and inputs of a dense layer, which counts from 1; nil if there is no such weight.
  private func shape(ofWeight number: Int) -> [Int]? {
    let name = TensorName(layer: LayerName(kind: .dense, number: number), role: .weight).description
    return tensors.first { $0.name == name }.flatMap { $0.shape.count == 2 ? $0.shape : nil }
  }
}
