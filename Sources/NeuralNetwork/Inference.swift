import SystemSupport

extension Network {
  /// The logits, the scores before softmax, of a batch: (batch, classes).
  ///
  /// - Parameters:
  ///   - batch: (batch, inputs). Images are row-major with interleaved channels.
  ///   - jobs: The maximum number of threads. A row's logits depend neither on it nor on the other rows.
  /// - Precondition: The batch has the network's number of inputs.
  public func logits(of batch: Matrix, jobs: Int = availableCores) -> Matrix {
    precondition(
      batch.columns == architecture.inputs,
      "the batch has \(batch.columns) values per sample, the network takes \(architecture.inputs)")
    let outputs = architecture.outputs
    let blockSize = sequence.inferenceBlockSize
    let blocks = (batch.rows + blockSize - 1) / blockSize
    let values = [Float](unsafeUninitializedCapacity: batch.rows * outputs) { buffer, count in
      count = batch.rows * outputs
      nonisolated(unsafe) let logits = buffer
      forEachInParallel(count: blocks, jobs: jobs) { block in
        let rows = block * blockSize..<min((block + 1) * blockSize, batch.rows)
        batch.values.withUnsafeBufferPointer { input in
          infer(
            samples: rows.count,
            UnsafeBufferPointer(
              rebasing: input[rows.lowerBound * batch.columns..<rows.upperBound * batch.columns]),
            into: UnsafeMutableBufferPointer(
              rebasing: logits[rows.lowerBound * outputs..<rows.upperBound * outputs]))
        }
      }
    }
    return Matrix(rows: batch.rows, columns: outputs, values: values)
  }

  /// Computes the logits of one block. The values between layers alternate between two buffers.
  private func infer(
    samples: Int, _ input: UnsafeBufferPointer<Float>, into logits: UnsafeMutableBufferPointer<Float>
  ) {
    let activations = samples * sequence.largestActivation
    withUnsafeTemporaryAllocation(
      of: Float.self, capacity: 2 * activations + sequence.scratchCount(samples: samples)
    ) { workspace in
      guard let workspace = workspace.baseAddress, let logits = logits.baseAddress,
        let input = input.baseAddress
      else { return }
      let last = sequence.entries.count - 1
      sequence.forward(
        samples: samples, input: input, parameters: values.base, randomness: nil,
        scratch: workspace + 2 * activations
      ) { layer in
        layer == last ? logits : workspace + (layer % 2) * activations
      }
    }
  }
}

extension LayerSequence {
  /// The number of samples in a block at inference: as many as keep a block's values within a core's own cache, at
  /// most 64.
  var inferenceBlockSize: Int { min(max((1 << 17) / largestActivation, 1), 64) }
}
