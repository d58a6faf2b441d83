import SystemSupport

extension Network {
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

  /// One block through all layers; the values go to and fro between two buffers.
  private func infer(
    samples: Int, _ input: UnsafeBufferPointer<Float>, into logits: UnsafeMutableBufferPointer<Float>
  ) {
    let activations = samples * sequence.greatestActivation
    withUnsafeTemporaryAllocation(
      of: Float.self, capacity: 2 * activations + sequence.scratchCount(samples: samples)
    ) { workspace in
      guard let workspace = workspace.baseAddress, let logits = logits.baseAddress,
        var current = input.baseAddress
      else { return }
      for (index, place) in sequence.places.enumerated() {
        let isLast = index == sequence.places.count - 1
        let next = isLast ? logits : workspace + (index % 2) * activations
        place.layer.forward(
          ForwardPass(
            samples: samples, input: current, output: next,
            parameters: UnsafePointer(values.base + place.parameters),
            statistics: UnsafePointer(values.base + place.statistics), draws: nil,
            scratch: workspace + 2 * activations))
        current = UnsafePointer(next)
      }
    }
  }
}

extension LayerSequence {
  /// As many samples as keep a block's values within a core's own cache, at most 64.
  var samplesPerBlock: Int { min(max((1 << 17) / greatestActivation, 1), 64) }
}
