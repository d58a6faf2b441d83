/// The gaps between the digits of a page.
enum DigitSpacing {
  /// The widest gaps inside numbers that are compared: writing has gaps of 0.1 to 0.4, squared paper with a digit in each square
  /// of 0.5 to 0.9.
  private static let limits = (10...26).map { Float($0) / 20 }
  /// Gaps within this distance of a limit speak against it.
  private static let reach: Float = 0.15

  /// The widest gap inside a number, as a fraction of its height: the middle of the first range between narrow and wide gaps
  /// that has the fewest.
  ///
  /// A quarter of the gaps, or more, are inside numbers, unless all numbers have one digit.
  ///
  /// - Complexity: O(n²) for n digits.
  static func widestGap(between digits: [PixelBox]) -> Float {
    let gaps = digits.compactMap { $0.gapToNext(of: digits) }
    let possible = limits.drop { limit in 4 * gaps.count { $0 <= limit } < gaps.count }
    let compared = possible.isEmpty ? limits[...] : possible
    let counts = compared.map { limit in gaps.count { abs($0 - limit) < reach } }
    let fewest = counts.min() ?? 0
    let first = counts.firstIndex(of: fewest) ?? 0
    let length = counts[first...].prefix { $0 == fewest }.count
    return compared[compared.startIndex + first + (length - 1) / 2]
  }
}

extension PixelBox {
  /// The gap to the nearest digit to the right on the line, as a fraction of the greater height; nil if there is none.
  fileprivate func gapToNext(of digits: [PixelBox]) -> Float? {
    let next = digits.lazy.filter { other in
      other.left + other.right > left + right && isOnLine(with: other)
        && 2 * min(height, other.height) > max(height, other.height)
    }
    return next.map { spacing(to: $0, height: max(height, $0.height)) / Float(max(height, $0.height)) }.min()
  }
}
