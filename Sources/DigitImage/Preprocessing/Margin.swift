import CPlaneOperations

extension WorkingImage {
  /// Lightness differences up to this, 0…1, belong to the noise of compression.
  static let uniformTolerance: Float = 2 / 255

  /// The image without a margin of one color around a photo, as editors and scanners add it.
  ///
  /// The edge of the photo would look like a frame. A drawing on a uniform background keeps its margin: next to it there is
  /// only more background.
  func withoutMargin() -> WorkingImage {
    guard channels[0].hasUniformSide(tolerance: Self.uniformTolerance) else { return self }
    let gray = gray
    let box = gray.boxInsideMargin(tolerance: Self.uniformTolerance)
    // A single stroke may be uniform along its box too, but it is narrow.
    guard box.width < width || box.height < height, box.width * 5 >= width * 2, box.height * 5 >= height * 2,
      min(box.width, box.height) >= 40
    else { return self }
    // Area averaging mixed the outermost pixels with the margin.
    let photo = PixelBox(
      left: box.left + (box.left > 0 ? 1 : 0), top: box.top + (box.top > 0 ? 1 : 0),
      right: box.right - (box.right < width ? 1 : 0), bottom: box.bottom - (box.bottom < height ? 1 : 0))
    let margin = gray[
      box.left > 0 || box.top > 0 ? 0 : width - 1, box.left > 0 || box.top > 0 ? 0 : height - 1]
    let inside = gray.cropped(to: photo)
    // A drawing has the uniform background of its margin inside too, along its box and in its loops.
    func differing(_ values: [Float]) -> Int { values.count { abs($0 - margin) > Self.uniformTolerance / 4 } }
    let border = inside.border
    guard differing(border) * 10 >= border.count * 8,
      differing(inside.values) * 4 >= inside.values.count * 3
    else { return self }
    // Beside the bar of a 7 that fills the upper side of a drawing there is uniform background; a photo is noisy.
    let middle = border.median ?? margin
    let uniform = border.count { abs($0 - middle) <= Self.uniformTolerance }
    guard uniform * 10 <= border.count * 7 else { return self }
    return cropped(to: photo)
  }

  private func cropped(to box: PixelBox) -> WorkingImage {
    var result = self
    result.channels = channels.map { $0.cropped(to: box) }
    return result
  }
}

extension Plane {
  /// Whether all values of the first or last row or column are equal.
  fileprivate func hasUniformSide(tolerance: Float) -> Bool {
    sides.contains { side in row_is_within(side, side.count, side[0], tolerance) }
  }

  /// What is left after the outermost rows and columns of one value are taken away; it may be empty. The whole plane if all
  /// of it has one value.
  fileprivate func boxInsideMargin(tolerance: Float) -> PixelBox {
    let (first, last) = (self[0, 0], self[width - 1, height - 1])
    let rows = linesInsideMargin(first: first, last: last, tolerance: tolerance)
    guard rows.lowerBound < height else {
      return PixelBox(left: 0, top: 0, right: width, bottom: height)
    }
    let columns = transposed().linesInsideMargin(first: first, last: last, tolerance: tolerance)
    return PixelBox(
      left: columns.lowerBound, top: rows.lowerBound, right: columns.upperBound, bottom: rows.upperBound)
  }

  /// The rows that are left after those of one value are taken away: above, of the first value; below, of the last value.
  private func linesInsideMargin(first: Float, last: Float, tolerance: Float) -> Range<Int> {
    var (top, bottom) = (0, height)
    withRows { rows in
      while top < bottom, row_is_within(rows[top], width, first, tolerance) { top += 1 }
      while bottom > top, row_is_within(rows[bottom - 1], width, last, tolerance) { bottom -= 1 }
    }
    return top..<bottom
  }
}
