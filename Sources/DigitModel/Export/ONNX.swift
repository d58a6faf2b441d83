import NeuralNetwork

extension Model {
  /// The model as the bytes of an ONNX file, which other programs run. Equal models give equal bytes.
  ///
  /// The input `ink` has the shape (batch, 1, height, width) and is 0 for background, 1 for full ink; the output
  /// `probabilities` has the shape (batch, classes). The temperature is part of the graph. What a graph cannot say, such as the
  /// names of the classes, is in the file's metadata.
  ///
  /// Source of the field numbers: `onnx.proto` of the ONNX project. The operators are those of operator set 13.
  public var onnx: [UInt8] {
    var file = ProtocolBuffer()
    file.append(8, field: 1)  // the version of the format
    file.append("digit", field: 2)  // the producer
    file.append(ONNXGraph(self).message, field: 7)
    file.append(field: 8) { operatorSet in
      operatorSet.append("", field: 1)  // the standard operators
      operatorSet.append(13, field: 2)
    }
    for (key, value) in exportedMetadata {
      file.append(field: 14) { entry in
        entry.append(key, field: 1)
        entry.append(value, field: 2)
      }
    }
    return file.bytes
  }
}

/// The graph of an ONNX file: each node reads the value that the node before it writes.
private struct ONNXGraph {
  private(set) var message = ProtocolBuffer()
  /// The name of the value that the last node writes.
  private var value = "ink"
  /// Whether that value has the shape (batch, count) rather than (batch, channels, height, width).
  private var isFlat = false

  private enum Attribute {
    case integer(Int)
    case list([Int])
  }

  init(_ model: Model) {
    let network = model.network.forInference
    message.append("digit", field: 2)
    for layer in network.layers { append(layer) }
    flatten()
    appendTensor("temperature", shape: [], [model.temperature])
    appendNode("Div", "scaled", parameters: ["temperature"])
    appendNode("Softmax", "probabilities", [("axis", .integer(1))])
    let input = network.architecture.shapes[0]
    appendValue("ink", shape: [input.channels, input.height, input.width], field: 11)
    appendValue("probabilities", shape: [network.architecture.outputs], field: 12)
  }

  private mutating func append(_ layer: NetworkLayer) {
    let name = layer.name.description
    let parameters = layer.parameters.map(\.name.description)
    for parameter in layer.parameters {
      appendTensor(parameter.name.description, shape: parameter.shape, parameter.values)
    }
    switch layer.specification {
    case .dense:
      flatten()
      appendNode("Gemm", name, parameters: parameters, [("transB", .integer(1))])
    case .convolution(_, let kernel, let padding):
      let window = [("kernel_shape", Attribute.list([kernel, kernel]))]
      let padding = [("pads", Attribute.list([padding, padding, padding, padding]))]
      appendNode("Conv", name, parameters: parameters, window + padding)
    case .maxPool(let size):
      appendNode(
        "MaxPool", name, [("kernel_shape", .list([size, size])), ("strides", .list([size, size]))])
    case .relu: appendNode("Relu", name)
    case .batchNorm, .dropout: preconditionFailure("inference needs no such layer")
    }
  }

  private mutating func flatten() {
    if !isFlat { appendNode("Flatten", "flat", [("axis", .integer(1))]) }
    isFlat = true
  }

  /// Appends a node that reads the current value and parameters, and writes the next value.
  private mutating func appendNode(
    _ operation: String, _ output: String, parameters: [String] = [], _ attributes: [(String, Attribute)] = []
  ) {
    message.append(field: 1) { node in
      for input in [value] + parameters { node.append(input, field: 1) }
      node.append(output, field: 2)
      node.append(output, field: 3)  // the node's own name
      node.append(operation, field: 4)
      for (name, value) in attributes { node.append(ONNXGraph.message(name, value), field: 5) }
    }
    value = output
  }

  private static func message(_ name: String, _ value: Attribute) -> ProtocolBuffer {
    var message = ProtocolBuffer()
    message.append(name, field: 1)
    switch value {
    case .integer(let value):
      message.append(value, field: 3)
      message.append(2, field: 20)  // the type: integer
    case .list(let values):
      for value in values { message.append(value, field: 8) }
      message.append(7, field: 20)  // the type: integers
    }
    return message
  }

  private mutating func appendTensor(_ name: String, shape: [Int], _ values: [Float]) {
    message.append(field: 5) { tensor in
      for extent in shape { tensor.append(extent, field: 1) }
      tensor.append(1, field: 2)  // the type: single precision
      tensor.append(name, field: 8)
      tensor.append(values.withUnsafeBytes(Array.init), field: 9)
    }
  }

  /// Appends the description of an input or output.
  ///
  /// - Parameter shape: without the batch, which may have any size.
  private mutating func appendValue(_ name: String, shape: [Int], field: Int) {
    message.append(field: field) { value in
      value.append(name, field: 1)
      value.append(field: 2) { type in
        type.append(field: 1) { tensor in
          tensor.append(1, field: 1)  // the type of an element: single precision
          tensor.append(field: 2) { dimensions in
            dimensions.append(field: 1) { $0.append("batch", field: 2) }
            for extent in shape { dimensions.append(field: 1) { $0.append(extent, field: 1) } }
          }
        }
      }
    }
  }
}
