/// How much digits are varied during training.
public enum AugmentationStrength: String, Sendable, CaseIterable {
  /// Not at all.
  case none
  /// As in other people's handwriting: rotated, sheared, stretched, bent, thicker, thinner.
  case light
  /// Like `light` but more, and with the effects of pens, paper, cameras, and preprocessing.
  case strong

  var augmentation: Augmentation? {
    switch self {
    case .none: nil
    case .light: .light
    case .strong: .strong
    }
  }
}
