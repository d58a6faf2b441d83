import SystemSupport

/// A network: an architecture and its parameters.
public struct Network: Sendable {
  public let architecture: Architecture
  let sequence: LayerSequence
  /// All tensors in the inner order, one after the other.
  let values: [Float]
  /// The weights as the forward products read them.
  private let packed: AlignedFloats

  /// A network before training: weights drawn by He's rule, biases 0.
  ///
  /// A weight is normal with mean 0 and variance 2 / fan-in (He et al., "Delving deep into rectifiers", 2015).
  public init(_ architecture: Architecture, generator: inout SeededGenerator) {
    let sequence = LayerSequence(architecture)
    var values = [Float](repeating: 0, count: sequence.parameterCount)
    for tensor in sequence.tensors where tensor.layout.role == .weight {
      let deviation = (2 / Float(tensor.layout.fanIn)).squareRoot()
      for index in tensor.offset..<tensor.offset + tensor.layout.count {
        values[index] = deviation * generator.nextNormal()
      }
    }
    self.init(architecture, sequence: sequence, values: values)
  }

  /// A network from its tensors, in any order.
  ///
  /// - Throws: `ParameterError` unless they are exactly the tensors that the architecture has, with finite values.
  public init(_ architecture: Architecture, parameters: [Parameter]) throws(ParameterError) {
    let sequence = LayerSequence(architecture)
    var given: [String: Parameter] = [:]
    for parameter in parameters {
      guard given.updateValue(parameter, forKey: parameter.name) == nil else {
        throw .repeated(name: parameter.name)
      }
    }
    // All is checked before room is made: an architecture from a file may claim any size.
    let matching = try sequence.tensors.map { tensor throws(ParameterError) in
      guard let parameter = given.removeValue(forKey: tensor.name) else { throw .missing(name: tensor.name) }
      try tensor.layout.check(parameter)
      return parameter
    }
    if let name = parameters.map(\.name).first(where: { given[$0] != nil }) { throw .unexpected(name: name) }
    var values = [Float](repeating: 0, count: sequence.parameterCount)
    values.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      for (tensor, parameter) in zip(sequence.tensors, matching) {
        tensor.layout.imported(parameter.values, into: base + tensor.offset)
      }
    }
    self.init(architecture, sequence: sequence, values: values)
  }

  init(_ architecture: Architecture, sequence: LayerSequence, values: [Float]) {
    self.architecture = architecture
    self.sequence = sequence
    self.values = values
    packed = AlignedFloats(count: sequence.packedForwardCount)
    withBase(values) { sequence.packForward($0, into: packed.base) }
  }

  /// The tensors in the order of the layers, as model files hold them.
  public var parameters: [Parameter] {
    withBase(values) { base in
      sequence.tensors.map { tensor in
        Parameter(
          name: tensor.name, shape: tensor.layout.shape, values: tensor.layout.exported(base + tensor.offset))
      }
    }
  }

  /// The scores before softmax, batch × classes, of a batch × inputs matrix (images: row by row, channels
  /// interleaved).
  ///
  /// A row's logits do not depend on the other rows, nor on `jobs`.
  public func logits(of batch: Matrix, jobs: Int = availableCores) -> Matrix {
    precondition(batch.columns == architecture.inputs, "the batch has \(batch.columns) values a sample")
    let outputs = architecture.outputs
    let blockSize = sequence.samplesPerBlock
    let blocks = (batch.rows + blockSize - 1) / blockSize
    let values = [Float](unsafeUninitializedCapacity: batch.rows * outputs) { buffer, count in
      count = batch.rows * outputs
      nonisolated(unsafe) let logits = buffer
      forEachInParallel(count: blocks, jobs: jobs) { block in
        let first = block * blockSize
        let samples = min(blockSize, batch.rows - first)
        withBase(batch.values) { input in
          infer(
            samples: samples, input + first * batch.columns,
            into: UnsafeMutableBufferPointer(rebasing: logits[first * outputs..<(first + samples) * outputs]))
        }
      }
    }
    return Matrix(rows: batch.rows, columns: outputs, values: values)
  }

  /// One block through all layers; the values go to and fro between two buffers.
  private func infer(
    samples: Int, _ input: UnsafePointer<Float>, into logits: UnsafeMutableBufferPointer<Float>
  ) {
    let activationCount = samples * sequence.greatestActivation
    withUnsafeTemporaryAllocation(
      of: Float.self, capacity: 2 * activationCount + sequence.scratchCount(samples: samples)
    ) { workspace in
      guard let workspace = workspace.baseAddress, let logits = logits.baseAddress else { return }
      var current = input
      for (index, place) in sequence.places.enumerated() {
        let next =
          index == sequence.places.count - 1 ? logits : workspace + (index % 2) * activationCount
        withBase(values) { values in
          place.layer.forward(
            ForwardPass(
              samples: samples, input: current, output: next, parameters: values + place.parameters,
              packed: packed.base + place.packedForward, scratch: workspace + 2 * activationCount))
        }
        current = UnsafePointer(next)
      }
    }
  }
}

extension Network: Equatable {
  public static func == (left: Network, right: Network) -> Bool {
    left.architecture == right.architecture && left.values == right.values
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

extension LayerSequence {
  /// As many samples as keep a block's values within a core's own cache, but enough to fill the products.
  var samplesPerBlock: Int {
    let budget = 1 << 17
    return min(max(budget / max(greatestActivation, 1), 1), 64)
  }
}

/// Calls `body` with the address of the first element; an empty array has one too, which must not be read.
func withBase<Result>(_ values: [Float], _ body: (UnsafePointer<Float>) -> Result) -> Result {
  values.withUnsafeBufferPointer { buffer in
    withUnsafePointer(to: Float(0)) { body(buffer.baseAddress ?? $0) }
  }
}
