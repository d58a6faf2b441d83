import SystemSupport

/// How well a network does on labeled samples.
public struct Evaluation: Sendable, Equatable {
  public let samples: Int
  /// Mean cross-entropy, in nats.
  public let loss: Double
  /// The part of the samples whose greatest logit is that of their label, 0…1.
  public let accuracy: Double

  init(_ sums: LossSums) {
    samples = sums.samples
    loss = sums.loss / Double(max(sums.samples, 1))
    accuracy = Double(sums.correct) / Double(max(sums.samples, 1))
  }
}

extension Network {
  /// The loss and accuracy on all samples of a source, as they are in epoch 0; the same whatever `jobs` is.
  public func evaluate(_ source: any SampleSource, jobs: Int = availableCores) -> Evaluation {
    precondition(source.inputs == architecture.inputs, "the samples are not of the network's input size")
    let blockSize = sequence.samplesPerBlock
    let sums = Partials(count: (source.count + blockSize - 1) / blockSize)
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
