import SystemSupport

/// The loss and accuracy of a network on labeled samples.
public struct Evaluation: Sendable, Equatable {
  public let samples: Int
  /// The mean cross-entropy, in nats.
  public let loss: Double
  /// The fraction of the samples whose largest logit is that of their label, 0…1.
  public let accuracy: Double

  init(_ sums: LossSums) {
    samples = sums.samples
    loss = sums.loss / Double(max(sums.samples, 1))
    accuracy = Double(sums.correct) / Double(max(sums.samples, 1))
  }
}

extension Network {
  /// The loss and accuracy on all samples of a source, as the source gives them in epoch 0.
  ///
  /// - Parameter jobs: The maximum number of threads; the result does not depend on it.
  /// - Precondition: The source's samples have the network's input size.
  public func evaluate(_ source: any SampleSource, jobs: Int = availableCores) -> Evaluation {
    precondition(source.inputs == architecture.inputs, "the samples do not have the network's input size")
    let blockSize = sequence.inferenceBlockSize
    let sums = PartialSums(count: (source.count + blockSize - 1) / blockSize)
    forEachInParallel(count: sums.count, jobs: jobs) { block in
      let samples = block * blockSize..<min((block + 1) * blockSize, source.count)
      sums[block] = evaluate(samples, of: source)
    }
    return Evaluation(sums.total)
  }

  private func evaluate(_ samples: Range<Int>, of source: any SampleSource) -> LossSums {
    var batch = Matrix(rows: samples.count, columns: source.inputs)
    batch.values.withUnsafeMutableBufferPointer { values in
      for (row, sample) in samples.enumerated() {
        source.fill(
          UnsafeMutableBufferPointer(rebasing: values[row * source.inputs..<(row + 1) * source.inputs]),
          sample: sample, epoch: 0)
      }
    }
    var logits = logits(of: batch, jobs: 1)
    let loss = CrossEntropy(classes: logits.columns)
    var sums = LossSums()
    logits.values.withUnsafeMutableBufferPointer { values in
      guard let base = values.baseAddress else { return }
      for (row, sample) in samples.enumerated() {
        sums += loss.forwardBackward(base + row * loss.classes, label: source.label(of: sample), scale: 1)
      }
    }
    return sums
  }
}
