/// The format in which a network takes a digit; it follows from the size of the network's input.
public enum InputFormat: Sendable, Equatable {
  /// 28×28 intensities, like MNIST's: see `DigitBox`.
  case mnist
  /// 8×8 counts, like those of UCI's optdigits and scikit-learn's digits: see `BlockCounts`.
  case optdigits

  /// The format with this side; nil if there is none.
  ///
  /// `InputFormat(side: 28)` is `.mnist`.
  public init?(side: Int) {
    switch side {
    case DigitBox.side: self = .mnist
    case BlockCounts.side: self = .optdigits
    default: return nil
    }
  }

  /// The width and height, in pixels: 28 or 8.
  public var side: Int {
    switch self {
    case .mnist: DigitBox.side
    case .optdigits: BlockCounts.side
    }
  }

  /// The intensity of full ink in data files of this format: 255 or 16.
  public var fullIntensity: Int {
    switch self {
    case .mnist: 255
    case .optdigits: BlockCounts.blockArea
    }
  }

  /// Brings ink of any size into this format.
  ///
  /// - Parameter ink: 0…1, 1 = full ink.
  /// - Returns: side × side, 0…1; nil if no pixel exceeds a tenth of full ink.
  func normalized(_ ink: Plane) -> Plane? {
    switch self {
    case .mnist: DigitBox.normalized(ink)
    case .optdigits: BlockCounts.normalized(ink)
    }
  }
}
