import SystemSupport

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

  /// The images at some indices with their labels, in the order of the indices.
  ///
  /// If `digits.labels` is `[5, 0, 4]`, then `digits.subset([2, 0, 2]).labels` is `[4, 5, 4]`.
  ///
  /// - Parameter jobs: the maximum number of threads; the subset does not depend on it.
  /// - Precondition: all indices are within 0 ..< count.
  public func subset(_ indices: some Collection<Int>, jobs: Int = 1) -> LabeledDigits {
    let indices = Array(indices)
    precondition(indices.allSatisfy { (0..<count).contains($0) })
    let (area, perBlock) = (side * side, 1024)
    let chosen = [UInt8](unsafeUninitializedCapacity: indices.count * area) { chosen, written in
      pixels.withUnsafeBufferPointer { pixels in
        nonisolated(unsafe) let (pixels, chosen) = (pixels, chosen)
        forEachInParallel(count: (indices.count + perBlock - 1) / perBlock, jobs: jobs) { block in
          for place in block * perBlock..<min((block + 1) * perBlock, indices.count) {
            let image = pixels[indices[place] * area..<(indices[place] + 1) * area]
            _ = UnsafeMutableBufferPointer(rebasing: chosen[(place * area)...]).update(fromContentsOf: image)
          }
        }
      }
      written = indices.count * area
    }
    return LabeledDigits(
      side: side, pixels: chosen, labels: indices.map { labels[$0] }, origins: origins.subset(indices))
  }
}
