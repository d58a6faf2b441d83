/// Loss and accuracy during a training, by epoch and by batch.
public struct LearningCurves: Sendable {
  public struct Measure: Sendable, Equatable {
    /// Mean cross-entropy, in nats.
    public var loss: Double
    /// 0…1.
    public var accuracy: Double

    public init(loss: Double, accuracy: Double) { (self.loss, self.accuracy) = (loss, accuracy) }
  }

  public struct Epoch: Sendable, Equatable {
    /// Counts from 1.
    public let number: Int
    public let training: Measure
    public let validation: Measure?

    public init(number: Int, training: Measure, validation: Measure?) {
      (self.number, self.training, self.validation) = (number, training, validation)
    }
  }

  /// Updates in an epoch; with 1, an epoch is an iteration.
  public let stepsPerEpoch: Int
  public private(set) var epochs: [Epoch] = []
  public private(set) var batches = BatchMeans()
  /// The number of the epoch whose network is kept, from 1; nil without early stopping.
  public var best: Int?

  /// - Parameter earlier: the epochs before an interruption.
  public init(stepsPerEpoch: Int, earlier: [Epoch] = []) {
    self.stepsPerEpoch = stepsPerEpoch
    epochs = earlier
  }

  public mutating func record(_ epoch: Epoch) { epochs.append(epoch) }

  /// Records a batch, unless it is a whole epoch, whose measures are the same.
  ///
  /// - Parameter step: updates done, from 1.
  public mutating func record(batch: Measure, step: Int) {
    if stepsPerEpoch > 1 { batches.record(batch, step: step) }
  }

  /// Whether nothing has been recorded.
  public var isEmpty: Bool { epochs.isEmpty && batches.isEmpty }
}

/// Means of batch measures over spans of equally many steps. There are at most 200 spans, however long the training:
/// when they are used up, neighbors are merged and later spans are twice as long.
public struct BatchMeans: Sendable {
  static let maximumCount = 200

  private struct Span {
    var lastStep = 0
    var steps = 0.0
    var sum = LearningCurves.Measure(loss: 0, accuracy: 0)

    static func + (a: Span, b: Span) -> Span {
      Span(
        lastStep: b.lastStep, steps: a.steps + b.steps,
        sum: .init(loss: a.sum.loss + b.sum.loss, accuracy: a.sum.accuracy + b.sum.accuracy))
    }
  }

  private var spans: [Span] = []
  /// Steps in a full span.
  private var length = 1.0

  var isEmpty: Bool { spans.isEmpty }

  mutating func record(_ batch: LearningCurves.Measure, step: Int) {
    let one = Span(lastStep: step, steps: 1, sum: batch)
    if let last = spans.last, last.steps < length {
      spans[spans.count - 1] = last + one
      return
    }
    if spans.count == BatchMeans.maximumCount {
      spans = stride(from: 0, to: spans.count, by: 2).map { spans[$0] + spans[$0 + 1] }
      length *= 2
    }
    spans.append(one)
  }

  /// The means as points of a curve.
  ///
  /// - Parameter measure: what to average, for example `\.loss`.
  /// - Returns: for each span, its center in epochs (x) and its mean (y).
  public func points(
    _ measure: (LearningCurves.Measure) -> Double, stepsPerEpoch: Int
  ) -> [(x: Double, y: Double)] {
    spans.map { span in
      let center = Double(span.lastStep) - (span.steps - 1) / 2
      return (x: center / Double(stepsPerEpoch), y: measure(span.sum) / span.steps)
    }
  }
}
