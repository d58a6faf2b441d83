/// Pictures of single digits, each with the digit that it shows.
public struct LabeledDigits: Sendable, Equatable {
  /// Width and height of every picture: 28 (MNIST's layout) or 8 (the layout of UCI's optdigits).
  public let side: Int
  /// Ink levels, 0…255 (0…16 where `side` is 8), greatest = full ink; row-major, count × side × side.
  public private(set) var pixels: [UInt8]
  /// The digits shown, 0…9; count.
  public private(set) var labels: [UInt8]

  /// The number of pictures.
  public var count: Int { labels.count }

  /// - Precondition: `pixels` holds side × side levels for each label, and labels are within 0…9.
  public init(side: Int, pixels: [UInt8], labels: [UInt8]) {
    precondition(pixels.count == labels.count * side * side)
    precondition(labels.allSatisfy { $0 < 10 })
    self.side = side
    self.pixels = pixels
    self.labels = labels
  }

  /// Adds the pictures of another set behind these.
  ///
  /// - Precondition: the other set's pictures have the same side.
  public mutating func append(_ other: LabeledDigits) {
    precondition(other.side == side)
    pixels += other.pixels
    labels += other.labels
  }

  /// The pictures at the given indices, in that order.
  public func subset(_ indices: some Collection<Int>) -> LabeledDigits {
    let area = side * side
    var chosen: [UInt8] = []
    chosen.reserveCapacity(indices.count * area)
    for index in indices { chosen += pixels[index * area..<(index + 1) * area] }
    return LabeledDigits(side: side, pixels: chosen, labels: indices.map { labels[$0] })
  }
}
