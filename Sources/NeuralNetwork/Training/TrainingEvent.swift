/// What a trainer tells of its work.
public enum TrainingEvent: Sendable {
  case step(StepReport)
  case epoch(EpochReport)
}

/// What an observer answers.
public enum TrainingDecision: Sendable { case proceed, stop }

/// An update that has been done.
public struct StepReport: Sendable, Equatable {
  /// Updates done, with this one.
  public let step: Int
  /// From 0.
  public let epoch: Int
  /// The batch, before the update. A loss that is not finite says that training has diverged.
  public let training: Evaluation
}

/// An epoch that has been done, or what of it the number of steps allowed.
public struct EpochReport: Sendable, Equatable {
  /// From 0.
  public let epoch: Int
  /// Updates done.
  public let step: Int
  /// The mean over the epoch's batches, each before its update.
  public let training: Evaluation
  /// At the end of the epoch, where that was asked for.
  public let validation: Evaluation?
}

/// Samples that are not learned from but measured with, at the end of epochs.
public struct Validation {
  let source: any SampleSource
  let isDue: (Int) -> Bool

  /// - Parameter isDue: Whether to measure at the end of the epoch that ends with an update, 1 ... steps.
  public init(_ source: any SampleSource, isDue: @escaping (Int) -> Bool = { _ in true }) {
    (self.source, self.isDue) = (source, isDue)
  }
}
