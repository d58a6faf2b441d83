/// The state of a training between two updates: with the same configuration and data, training goes on from it to the
/// same bytes as if it had never stopped.
public struct TrainingState: Sendable, Equatable {
  /// Updates done, at least 0.
  public let step: Int
  /// The network's tensors.
  public let parameters: [Parameter]
  /// What the optimizer keeps of each parameter, like a velocity: one array of tensors a moment, named and shaped like
  /// the parameters.
  public let moments: [[Parameter]]
  /// The averaged parameters; nil where training does not average.
  public let average: [Parameter]?

  /// - Precondition: step ≥ 0.
  public init(step: Int, parameters: [Parameter], moments: [[Parameter]], average: [Parameter]?) {
    precondition(step >= 0, "a number of updates is not negative")
    (self.step, self.parameters, self.moments, self.average) = (step, parameters, moments, average)
  }
}
