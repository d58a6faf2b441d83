/// The form in which a network takes a digit, which follows from the side of its input.
public enum InputFormat: Sendable, Equatable {
  /// 28 × 28 gray levels, as MNIST has them: see `DigitBox`.
  case mnist
  /// 8 × 8 counts, as UCI's optdigits and scikit-learn's digits have them: see `BlockCounts`.
  case optdigits

  /// - Parameter side: nil comes of a side that no form has.
  public init?(side: Int) {
    switch side {
    case DigitBox.side: self = .mnist
    case BlockCounts.side: self = .optdigits
    default: return nil
    }
  }

  /// Width and height.
  public var side: Int {
    switch self {
    case .mnist: DigitBox.side
    case .optdigits: BlockCounts.side
    }
  }

  /// The level of full ink in files of such digits.
  public var fullIntensity: Int {
    switch self {
    case .mnist: 255
    case .optdigits: BlockCounts.blockArea
    }
  }

  /// Ink of any size in this form.
  ///
  /// - Parameter ink: 0…1, 1 = full ink.
  /// - Returns: side × side, 0…1; nil where there is no ink to speak of.
  func normalized(_ ink: Plane) -> Plane? {
    switch self {
    case .mnist: DigitBox.normalized(ink)
    case .optdigits: BlockCounts.normalized(ink)
    }
  }
}
