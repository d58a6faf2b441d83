import SystemSupport

/// How the learning rate changes during training.
public enum LearningRateSchedule: Sendable, Equatable {
  /// The learning rate stays the same.
  case constant
  /// The learning rate rises linearly during the first `warmUp` updates, then falls to 0 along half a cosine
  /// (Loshchilov and Hutter, "SGDR", 2017, without restarts).
  case cosine(warmUp: Int)

  /// The factor of the learning rate at an update, 0…1.
  ///
  /// `cosine(warmUp: 4)` over 104 updates gives 0.25, 0.5, 0.75, 1, 1, and 0.5 at step 54.
  ///
  /// - Parameters:
  ///   - step: Updates done before this one, 0 ..< steps.
  ///   - steps: The number of updates in the whole training.
  public func factor(step: Int, steps: Int) -> Float {
    switch self {
    case .constant: return 1
    case .cosine(let warmUp):
      if step < warmUp { return Float(step + 1) / Float(warmUp) }
      let progress = Double(step - warmUp) / Double(max(steps - warmUp, 1))
      return Float(0.5 * (1 + cos(Double.pi * progress)))
    }
  }
}
