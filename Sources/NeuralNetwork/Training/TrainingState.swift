/// A training that has been halted: with its configuration and data it goes on to the same bytes as if it had not.
public struct TrainingState: Sendable, Equatable {
  /// Updates done.
  public let step: Int
  /// "parameters.dense1.weight", "moment1.dense1.weight", …, in the shapes of the parameters.
  public let tensors: [Parameter]

  /// - Precondition: step ≥ 0.
  public init(step: Int, tensors: [Parameter]) {
    precondition(step >= 0, "a number of updates is not negative")
    self.step = step
    self.tensors = tensors
  }
}
