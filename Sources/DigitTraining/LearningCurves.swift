/// How loss and accuracy went while a network learned.
public struct LearningCurves: Sendable {
  public struct Measure: Sendable, Equatable {
    /// Mean cross-entropy, in nats.
    public var loss: Double
    /// 0…1.
    public var accuracy: Double

    public init(loss: Double, accuracy: Double) { (self.loss, self.accuracy) = (loss, accuracy) }
  }

  public struct Epoch: Sendable, Equatable {
    /// From 1.
    public let number: Int
    public let training: Measure
    public let validation: Measure?

    public init(number: Int, training: Measure, validation: Measure?) {
      (self.number, self.training, self.validation) = (number, training, validation)
    }
  }

  /// Where 1, an epoch is an iteration.
  public let stepsPerEpoch: Int
  public private(set) var epochs: [Epoch] = []
  public private(set) var batches = BatchMeans()
  /// The epoch whose network was kept, where the best was looked for.
  public var best: Int?

  /// - Parameter earlier: the epochs before an interruption.
  public init(stepsPerEpoch: Int, earlier: [Epoch] = []) {
    self.stepsPerEpoch = stepsPerEpoch
    epochs = earlier
  }

  public mutating func record(_ epoch: Epoch) { epochs.append(epoch) }

  /// - Parameter step: updates done, from 1.
  public mutating func record(batch: Measure, step: Int) {
    // Where an epoch is one step, it tells the same.
    if stepsPerEpoch > 1 { batches.record(batch, step: step) }
  }

  public var isEmpty: Bool { epochs.isEmpty && batches.points(\.loss, stepsPerEpoch: 1).isEmpty }
}

/// Means over equal spans of steps: however long a training is, no more of them than a chart can show.
public struct BatchMeans: Sendable {
  static let most = 200

  private struct Span {
    var last = 0
    var steps = 0.0
    var sum = LearningCurves.Measure(loss: 0, accuracy: 0)

    static func + (a: Span, b: Span) -> Span {
      Span(
        last: b.last, steps: a.steps + b.steps,
        sum: .init(loss: a.sum.loss + b.sum.loss, accuracy: a.sum.accuracy + b.sum.accuracy))
    }
  }

  private var spans: [Span] = []
  /// Steps that make a span.
  private var length = 1.0

  mutating func record(_ batch: LearningCurves.Measure, step: Int) {
    let one = Span(last: step, steps: 1, sum: batch)
    if let last = spans.last, last.steps < length {
      spans[spans.count - 1] = last + one
      return
    }
    if spans.count == Self.most {
      spans = stride(from: 0, to: spans.count, by: 2).map { spans[$0] + spans[$0 + 1] }
      length *= 2
    }
    spans.append(one)
  }

  /// The means, each at the middle of its span, in epochs.
  public func points(_ measure: (LearningCurves.Measure) -> Double, stepsPerEpoch: Int) -> [(
    x: Double, y: Double
  )] {
    spans.map {
      (
        x: (Double($0.last) - ($0.steps - 1) / 2) / Double(stepsPerEpoch), y: measure($0.sum) / $0.steps
      )
    }
  }
}
