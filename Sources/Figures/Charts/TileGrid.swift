/// Signed values as tiles in a grid, all in one color scale: the weights of neurons, kernels, the channels of an
/// activation.
public struct TileGrid: Sendable {
  /// The size of a tile, in values.
  public let tileWidth: Int
  public let tileHeight: Int
  /// The values of the tiles that are drawn, one tile after the other: count × height × width.
  public let values: [Float]
  /// The number of all tiles, drawn or not.
  public let total: Int
  /// The number of tiles per row.
  public let columns: Int
  /// The magnitude that is drawn in full color; 0 if all values are 0.
  public let full: Float

  /// - Parameters:
  ///   - values: total × height × width.
  ///   - maximumCount: the number of tiles after which the rest are left out, above 0.
  ///   - columns: by default, a number that fills the last row, if possible, and makes the grid at least as wide as high.
  ///   - rounding: the rule that rounds the rank of the 99th percentile, which is drawn in full color.
  public init(
    values: [Float], tileWidth: Int, tileHeight: Int, maximumCount: Int = .max, columns: Int? = nil,
    rounding: FloatingPointRoundingRule = .up
  ) {
    let area = tileWidth * tileHeight
    total = values.count / area
    let count = min(total, maximumCount)
    (self.tileWidth, self.tileHeight, self.values) = (
      tileWidth, tileHeight, Array(values.prefix(count * area))
    )
    self.columns = columns ?? balancedColumns(count)
    full = fullScale(values, rounding)
  }

  /// The number of tiles that are drawn.
  public var count: Int { values.count / (tileWidth * tileHeight) }

  var rows: Int { (count + columns - 1) / columns }

  /// The values of one tile, row-major.
  func tile(_ index: Int) -> [Float] {
    let area = tileWidth * tileHeight
    return Array(values[index * area..<(index + 1) * area])
  }

  /// Values as an image in the grid's color scale.
  func raster(_ values: [Float], width: Int) -> Raster {
    Raster(signed: values, width: width, full: full > 0 ? full : 1)
  }
}

/// The 99th percentile of the magnitudes, so that a few large values do not make all others pale; the maximum if the
/// percentile is 0.
private func fullScale(_ values: [Float], _ rounding: FloatingPointRoundingRule) -> Float {
  let magnitudes = values.map(abs).sorted()
  guard let maximum = magnitudes.last else { return 0 }
  let rank = (Double((magnitudes.count - 1) * 99) / 100).rounded(rounding)
  let percentile = magnitudes[Int(rank)]
  return percentile > 0 ? percentile : maximum
}

/// The smallest divisor of `count` that makes the grid at least as wide as high, up to 2.2 √count; otherwise 1.15 √count:
/// `balancedColumns(24)` is 6, `balancedColumns(13)` is 5.
private func balancedColumns(_ count: Int) -> Int {
  let root = Double(count).squareRoot()
  let (low, high) = (Int(root.rounded(.up)), Int(2.2 * root))
  return (low...max(low, high)).first { count % $0 == 0 } ?? Int((1.15 * root).rounded(.up))
}
