/// The rows of a CSV file of pixels: labeled, or unlabeled like a competition's test set.
public struct PixelTable: Sendable, Equatable {
  /// Width and height of every image: 28 or 8.
  public let side: Int
  /// Ink intensities as in `LabeledDigits`; count × side × side, row-major.
  public let pixels: [UInt8]
  /// The digits shown, 0…9; `nil` if the file has no label column.
  public let labels: [UInt8]?

  /// The number of images.
  public var count: Int { pixels.count / (side * side) }
}
