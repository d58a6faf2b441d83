import SystemSupport

/// What the learning rate is multiplied by as training goes on.
public enum LearningRateSchedule: Sendable, Equatable {
  /// 1 throughout.
  case constant
  /// Rises evenly to 1 within the first `warmUp` updates, then falls to 0 along half a cosine
  /// (Loshchilov and Hutter, "SGDR", 2017, without restarts).
  case cosine(warmUp: Int)

  /// The factor of an update.
  ///
  /// - Parameters:
  ///   - step: 0 ..< steps.
  ///   - steps: All updates of the training.
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
