import DigitModel
import NeuralNetwork

extension ClassificationReport {
  /// A model's answers to all samples of a source.
  ///
  /// - Precondition: the samples are of the model's input size.
  public init(_ model: Model, on source: some SampleSource, jobs: Int) {
    self.init()
    let batchSize = 1024
    for first in stride(from: 0, to: source.count, by: batchSize) {
      let samples = first..<min(first + batchSize, source.count)
      var batch = Matrix(rows: samples.count, columns: source.inputs)
      batch.values.withUnsafeMutableBufferPointer { values in
        for (row, sample) in samples.enumerated() {
          let inputs = values[row * source.inputs..<(row + 1) * source.inputs]
          source.fill(UnsafeMutableBufferPointer(rebasing: inputs), sample: sample, epoch: 0)
        }
      }
      let logits = model.network.logits(of: batch, jobs: jobs)
      let probabilities = softmax(logits, temperature: model.temperature)
      for (row, sample) in samples.enumerated() {
        record(probabilities.row(row), label: source.label(of: sample))
      }
    }
  }

  /// Counts the most probable digit as the answer.
  private mutating func record(_ probabilities: ArraySlice<Float>, label: Int) {
    guard let best = probabilities.indices.max(by: { probabilities[$0] < probabilities[$1] }) else { return }
    record(
      digit: best - probabilities.startIndex, confidence: Double(probabilities[best]), label: label)
  }
}
