/// A report of a trainer's progress.
public enum TrainingEvent: Sendable {
  case step(StepReport)
  case epoch(EpochReport)
}

/// Whether training goes on after an event.
public enum TrainingDecision: Sendable { case proceed, stop }

/// A finished update.
public struct StepReport: Sendable, Equatable {
  /// The number of updates done, this one included.
  public let step: Int
  /// From 0.
  public let epoch: Int
  /// Loss and accuracy on the batch before the update. A loss that is not finite means that training has diverged.
  public let training: Evaluation
}

/// A finished epoch; the last one may be cut short by the number of steps.
public struct EpochReport: Sendable, Equatable {
  /// From 0.
  public let epoch: Int
  /// The number of updates done.
  public let step: Int
  /// Loss and accuracy over the epoch's batches, each before its update.
  public let training: Evaluation
  /// Loss and accuracy on the validation samples at the end of the epoch; nil where none was due.
  public let validation: Evaluation?
}

/// Samples to evaluate a network with at the end of epochs.
public struct Validation {
  let source: any SampleSource
  let isDue: (Int) -> Bool

  /// - Parameter isDue: Whether to evaluate at the end of an epoch, given the number of updates done, 1 ... steps.
  public init(_ source: any SampleSource, isDue: @escaping (Int) -> Bool = { _ in true }) {
    (self.source, self.isDue) = (source, isDue)
  }
}
