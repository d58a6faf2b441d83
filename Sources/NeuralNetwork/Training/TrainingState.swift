/// The state of a training between two updates. With the same configuration and data, training continues from it to the
/// same bytes as if it had never stopped.
public struct TrainingState: Sendable, Equatable {
  /// The number of updates done, at least 0.
  public let step: Int
  /// The network's tensors.
  public let parameters: [Parameter]
  /// The values that the optimizer keeps for each parameter, such as velocities: for each moment, tensors with the names
  /// and shapes of the parameters.
  public let moments: [[Parameter]]
  /// The averaged parameters; nil where training does not average.
  public let average: [Parameter]?

  /// - Precondition: step ≥ 0.
  public init(step: Int, parameters: [Parameter], moments: [[Parameter]], average: [Parameter]?) {
    precondition(step >= 0, "a number of updates is not negative")
    (self.step, self.parameters, self.moments, self.average) = (step, parameters, moments, average)
  }
}
