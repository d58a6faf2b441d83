/// The geometry of UCI's optdigits: a 32×32 bitmap, in which the inked pixels of each 4×4 block are counted.
///
/// Alpaydin and Kaynak, "Optical recognition of handwritten digits" (UCI, 1998), describe the counting. The bitmaps come
/// from NIST's preprocessing (Garris et al., "NIST form-based handprint recognition system", NISTIR 5469, 1994). The
/// 1,797 digits of scikit-learn confirm its steps: all fill the height; in most, the ink is 20 pixels wide; the left
/// ends of the first and the last row lie in the same column (0.0 ± 0.4 blocks apart); 98 % have 251 to 397 inked pixels.
public enum BlockCounts {
  /// The number of blocks per row and per column.
  public static let side = 8
  /// The number of pixels in a block, which is the largest count.
  static let blockArea = blockSide * blockSide

  private static let blockSide = 4
  private static let bitmapSide = side * blockSide
  private static let maximumWidth = 20
  private static let usualInk = 251...397

  /// Scales ink to a height of 32 pixels and a width of at most 20, thickens or thins its strokes toward the usual
  /// amount of ink, shears it upright, and counts.
  ///
  /// - Parameter ink: 0…1, 1 = full ink; any size.
  /// - Returns: 8×8 fractions of inked pixels, 0…1; nil if no pixel exceeds a tenth of full ink.
  static func normalized(_ ink: Plane) -> Plane? {
    guard let box = DigitBox.boundingBox(of: ink, above: 0.1) else { return nil }
    let width = min(
      maximumWidth, max(1, (box.width * bitmapSide + box.height / 2) / box.height))
    let small = ink.cropped(to: box).resized(width: width, height: bitmapSide)
    let threshold = min(0.5, 0.5 * (small.values.max() ?? 0))
    var rows = InkRows(small, above: threshold, left: (InkRows.width - width) / 2)
    rows.regulate(to: usualInk)
    rows.shearUpright()
    rows.center(width: bitmapSide)
    return rows.fractions(side: side, blockSide: blockSide)
  }
}

/// A bitmap with one word per row; the lowest bit is the leftmost pixel.
private struct InkRows {
  /// Wide enough for a digit and its displacement by shearing.
  static let width = 128

  private var rows: [UInt128]

  init(_ ink: Plane, above threshold: Float, left: Int) {
    rows = (0..<ink.height).map { y in
      (0..<ink.width).reduce(into: 0) { row, x in
        if ink[x, y] > threshold { row |= 1 << UInt128(left + x) }
      }
    }
  }

  /// Dilates the strokes by a pixel while there is too little ink, or erodes them while there is too much.
  ///
  /// Stops after two steps, and before a step that would erode below the range.
  mutating func regulate(to range: ClosedRange<Int>) {
    for _ in 0..<2 {
      if range.contains(count) { return }
      var changed = self
      changed.rows = count < range.lowerBound ? dilated(rows) : dilated(rows.map(~)).map(~)
      if count > range.upperBound, changed.count < range.lowerBound { return }
      self = changed
    }
  }

  /// Shears the bitmap so that the first and the last row start in the same column.
  mutating func shearUpright() {
    guard let first = rows.first, let last = rows.last, first != 0, last != 0 else { return }
    let lean = last.trailingZeroBitCount - first.trailingZeroBitCount
    for (y, row) in rows.enumerated() {
      rows[y] = row >> Int((Double(lean * y) / Double(rows.count - 1)).rounded())
    }
  }

  /// Centers the inked columns within the first `width` pixels.
  mutating func center(width: Int) {
    let all = rows.reduce(0, |)
    let (left, right) = (all.trailingZeroBitCount, UInt128.bitWidth - all.leadingZeroBitCount)
    let shift = left - (width - (right - left)) / 2
    rows = rows.map { $0 >> shift }
  }

  /// The fraction of inked pixels in each block: side × side, 0…1.
  func fractions(side: Int, blockSide: Int) -> Plane {
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

/// Dilation by the four direct neighbors.
private func dilated(_ rows: [UInt128]) -> [UInt128] {
  rows.indices.map { y in
    let above = y > 0 ? rows[y - 1] : 0, below = y + 1 < rows.count ? rows[y + 1] : 0
    return rows[y] | rows[y] << 1 | rows[y] >> 1 | above | below
  }
}
