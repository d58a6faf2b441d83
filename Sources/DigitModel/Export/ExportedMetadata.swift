import NeuralNetwork

extension Model {
  /// What a user of the exported network must know and does not see in its tensors, as keys and values.
  var exportedMetadata: KeyValuePairs<String, String> {
    let side = network.architecture.inputHeight
    return [
      "input": """
      ink of \(side)x\(side) pixels, row by row, from 0 (background) to 1 (full ink): the intensities of digit preprocess, \
      divided by \(pixelScale)
      """,
      "pixel_scale": "\(pixelScale)",
      "preprocessing": preprocessingVersion.map { "\($0)" } ?? "",
      "labels": labels.text,
      "layers": LayerNotation.text(network.forInference.architecture.layers),
      "temperature": "\(temperature)",
    ]
  }
}
