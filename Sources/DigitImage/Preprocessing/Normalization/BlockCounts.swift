/// The geometry of UCI's optdigits: a bitmap of 32×32, of which each block of 4×4 is counted.
///
/// Alpaydin and Kaynak, "Optical recognition of handwritten digits" (UCI, 1998), describes the counting. The bitmaps
/// came from NIST's preprocessing (Garris et al., "NIST form-based handprint recognition system", NISTIR 5469, 1994);
/// the 1,797 digits that scikit-learn has bear out its steps: all fill the height, in most the ink is 20 pixels wide,
/// the left ends of the first and the last row lie above one another (0.0 ± 0.4 blocks apart), and 98 % of them
/// hold 251 to 397 inked pixels.
public enum BlockCounts {
  /// Blocks a row and a column.
  public static let side = 8
  /// Pixels a block: the greatest count.
  static let blockArea = blockSide * blockSide

  private static let blockSide = 4
  private static let bitmapSide = side * blockSide
  private static let greatestWidth = 20
  private static let usualInk = 251...397

  /// Brings ink to 20×32 pixels or, if it is narrower, as wide as it is; thickens or thins its strokes toward the
  /// usual amount; shears it upright; and counts.
  ///
  /// - Parameter ink: 0…1, 1 = full ink; any size.
  /// - Returns: 8×8 shares of inked pixels, 0…1; nil where no pixel holds more than a tenth of full ink.
  static func normalized(_ ink: Plane) -> Plane? {
    guard let box = DigitBox.boundingBox(of: ink, above: 0.1) else { return nil }
    let width = min(
      greatestWidth, max(1, (box.width * bitmapSide + box.height / 2) / box.height))
    let small = ink.cropped(to: box).resized(width: width, height: bitmapSide)
    let threshold = min(0.5, 0.5 * (small.values.max() ?? 0))
    var rows = InkRows(small, above: threshold, left: (InkRows.width - width) / 2)
    rows.regulate(to: usualInk)
    rows.shearUpright()
    rows.center(width: bitmapSide)
    return rows.counts(side: side, blockSide: blockSide)
  }
}

/// A bitmap with a row in each word; the lowest bit is the leftmost pixel.
private struct InkRows {
  /// Room for a digit and what shearing moves it by.
  static let width = 128

  private var rows: [UInt128]

  init(_ ink: Plane, above threshold: Float, left: Int) {
    rows = (0..<ink.height).map { y in
      (0..<ink.width).reduce(into: 0) { row, x in
        if ink[x, y] > threshold { row |= 1 << UInt128(left + x) }
      }
    }
  }

  /// Grows strokes by a pixel all around while there is less ink, or wears them off while there is more, at most
  /// twice, and not past the range.
  mutating func regulate(to range: ClosedRange<Int>) {
    for _ in 0..<2 {
      if range.contains(count) { return }
      var changed = self
      changed.rows = count < range.lowerBound ? dilated(rows) : dilated(rows.map(~)).map(~)
      if count > range.upperBound, changed.count < range.lowerBound { return }
      self = changed
    }
  }

  /// Shifts each row so that the left ends of the first and the last come to lie above one another.
  mutating func shearUpright() {
    guard let first = rows.first, let last = rows.last, first != 0, last != 0 else { return }
    let lean = last.trailingZeroBitCount - first.trailingZeroBitCount
    for (y, row) in rows.enumerated() {
      rows[y] = row >> Int((Double(lean * y) / Double(rows.count - 1)).rounded())
    }
  }

  /// Puts the middle of what is inked into the middle of so many pixels.
  mutating func center(width: Int) {
    let all = rows.reduce(0, |)
    let (left, right) = (all.trailingZeroBitCount, UInt128.bitWidth - all.leadingZeroBitCount)
    let shift = left - (width - (right - left)) / 2
    rows = rows.map { $0 >> shift }
  }

  /// The share of inked pixels of each block.
  func counts(side: Int, blockSide: Int) -> Plane {
    let block: UInt128 = (1 << UInt128(blockSide)) - 1
    var counts = Plane(width: side, height: side)
    for (y, row) in rows.enumerated() {
      for x in 0..<side {
        counts[x, y / blockSide] += Float((row >> (x * blockSide) & block).nonzeroBitCount)
      }
    }
    return counts.map { $0 / Float(blockSide * blockSide) }
  }

  private var count: Int { rows.reduce(0) { $0 + $1.nonzeroBitCount } }
}

/// Each pixel that is inked, or has an inked one above, below or beside it.
private func dilated(_ rows: [UInt128]) -> [UInt128] {
  rows.indices.map { y in
    let above = y > 0 ? rows[y - 1] : 0, below = y + 1 < rows.count ? rows[y + 1] : 0
    return rows[y] | rows[y] << 1 | rows[y] >> 1 | above | below
  }
}
