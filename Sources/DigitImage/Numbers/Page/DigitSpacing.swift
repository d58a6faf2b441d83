/// The gaps between the digits of a page.
enum DigitSpacing {
  /// The gap that ends a number where the page does not say, as a fraction of a digit's height.
  private static let usual: Float = 0.75
  /// The widest gaps inside numbers that are compared: writing has gaps of 0.1 to 0.4, squared paper with a digit in each square
  /// of 0.5 to 0.9.
  private static let limits = (10...26).map { Float($0) / 20 }.sorted { abs($0 - usual) < abs($1 - usual) }
  /// Gaps within this distance of a limit speak against it.
  private static let reach: Float = 0.15

  /// The widest gap inside a number, as a fraction of its height: the one that divides the page's gaps into narrow and wide ones
  /// best, since few are about as wide.
  ///
  /// - Complexity: O(n²) for n digits.
  static func widestGap(between digits: [PixelBox]) -> Float {
    let gaps = digits.compactMap { $0.gapToNext(of: digits) }
    func near(_ limit: Float) -> Int { gaps.count { abs($0 - limit) <= reach } }
    return limits.min { near($0) < near($1) } ?? usual
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
