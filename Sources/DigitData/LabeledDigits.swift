/// Images of single digits with their labels.
public struct LabeledDigits: Sendable, Equatable {
  /// Width and height of every image: 28 (MNIST) or 8 (UCI's optdigits).
  public let side: Int
  /// Intensities of ink: 0…255, 255 = full ink, or 0…16 if `side` is 8; count × side × side, row-major.
  public private(set) var pixels: [UInt8]
  /// The digits shown, 0…9; count.
  public private(set) var labels: [UInt8]

  /// The number of images.
  public var count: Int { labels.count }

  /// - Precondition: `pixels` holds side × side intensities for each label, and labels are within 0…9.
  public init(side: Int, pixels: [UInt8], labels: [UInt8]) {
    precondition(pixels.count == labels.count * side * side)
    precondition(labels.allSatisfy { $0 < 10 })
    self.side = side
    self.pixels = pixels
    self.labels = labels
  }

  /// Appends another set's images and labels.
  ///
  /// - Precondition: both sets have the same `side`.
  public mutating func append(_ other: LabeledDigits) {
    precondition(other.side == side)
    pixels += other.pixels
    labels += other.labels
  }

  /// The images at some indices with their labels, in the order of the indices.
  ///
  /// If `digits.labels` is `[5, 0, 4]`, then `digits.subset([2, 0, 2]).labels` is `[4, 5, 4]`.
  ///
  /// - Precondition: all indices are within 0 ..< count.
  public func subset(_ indices: some Collection<Int>) -> LabeledDigits {
    let area = side * side
    var chosen: [UInt8] = []
    chosen.reserveCapacity(indices.count * area)
    for index in indices { chosen += pixels[index * area..<(index + 1) * area] }
    return LabeledDigits(side: side, pixels: chosen, labels: indices.map { labels[$0] })
  }
}
