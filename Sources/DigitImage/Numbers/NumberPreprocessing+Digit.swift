extension PreprocessedDigit {
  /// The ink of the digit and of what is beside it, segmented as a number; nil if it cannot be one.
  public func segmentedAsNumber() -> SegmentedNumber? {
    NumberPreprocessing.segment(framed: stages.cleanedSignal, format: format)
  }

  /// Whether there is other ink about as high and as dark on the digit's line, which may be another digit.
  public var hasLikeNeighbor: Bool {
    let main = stages.components[stages.selected[0]]
    return stages.components.indices.contains { index in
      let other = stages.components[index]
      return !stages.selected.contains(index) && other.area >= 8 && other.strength > 0.6 * main.strength
        && other.borderPixels * 3 < other.box.longSide && box.isLike(other.box)
    }
  }

  /// Whether the digit may be two: it is as wide as digits that touch, or has two parts as high as itself.
  public var mayBeTwo: Bool {
    let highParts = stages.selected.count { 5 * stages.components[$0].box.height > 3 * box.height }
    return 20 * box.width > 21 * box.height || highParts > 1
  }
}

extension PixelBox {
  /// Whether another box may hold a digit of the same number: about as high, and on the same line.
  fileprivate func isLike(_ other: PixelBox) -> Bool {
    let (low, high) = (min(height, other.height), max(height, other.height))
    return 10 * low >= 6 * high && isOnLine(with: other)
  }
}
