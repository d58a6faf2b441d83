/// Images of single digits with their labels. Sets with the same images and labels are equal, wherever they come from.
public struct LabeledDigits: Sendable, Equatable {
  /// Width and height of every image: 28 (MNIST) or 8 (UCI's optdigits).
  public let side: Int
  /// Intensities of ink: 0…255, 255 = full ink, or 0…16 if `side` is 8; count × side × side, row-major.
  public private(set) var pixels: [UInt8]
  /// The digits shown, 0…9; count.
  public private(set) var labels: [UInt8]
  /// Which file and row each image comes from.
  public private(set) var origins: ImageOrigins

  /// The number of images.
  public var count: Int { labels.count }

  /// - Parameter origins: by default, the rows of a file named `data`.
  /// - Precondition: `pixels` holds side × side intensities for each label, and labels are within 0…9.
  public init(side: Int, pixels: [UInt8], labels: [UInt8], origins: ImageOrigins? = nil) {
    precondition(pixels.count == labels.count * side * side)
    precondition(labels.allSatisfy { $0 < 10 })
    self.side = side
    self.pixels = pixels
    self.labels = labels
    self.origins = origins ?? ImageOrigins(rowsOf: "data", count: labels.count)
  }

  public static func == (one: LabeledDigits, other: LabeledDigits) -> Bool {
    one.side == other.side && one.labels == other.labels && one.pixels == other.pixels
  }

  /// The number of images of each digit, 0…9.
  public var labelCounts: [Int] {
    labels.reduce(into: [Int](repeating: 0, count: 10)) { counts, label in counts[Int(label)] += 1 }
  }

  /// Appends another set's images and labels.
  ///
  /// - Precondition: both sets have the same `side`.
  public mutating func append(_ other: LabeledDigits) {
    precondition(other.side == side)
    pixels += other.pixels
    labels += other.labels
    origins.append(other.origins)
  }

  /// The images of a subset, copied.
  public init(_ subset: DigitSubset) {
    let (digits, area) = (subset.digits, subset.digits.side * subset.digits.side)
    side = digits.side
    labels = subset.indices.map { digits.labels[$0] }
    origins = digits.origins.subset(subset.indices)
    pixels = []
    pixels.reserveCapacity(subset.count * area)
    for index in subset.indices { pixels += digits.pixels[index * area..<(index + 1) * area] }
  }
}
