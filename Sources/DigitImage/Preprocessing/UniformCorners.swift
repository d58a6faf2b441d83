extension WorkingImage {
  /// The image with the uniform corners beside a rotated photo replaced by the paper next to them.
  ///
  /// The edge between the two would look like a stroke, and printed lines would end there. Nil if there are no such corners:
  /// they have one color, most of the border is theirs, and the rest is one convex region, most of the image.
  func replacingUniformCorners() -> WorkingImage? {
    guard hasUniformCorners else { return nil }
    let gray = gray
    let map = ComponentMap(
      gray.map { abs($0 - gray[0, 0]) <= Self.uniformTolerance / 2 ? 1 : 0 }, low: 0.5, high: 0.5)
    let labels = [0, width - 1, (height - 1) * width, height * width - 1].map { map.labels[$0] }
    let corners = Set(labels.filter { $0 >= 0 }.map(Int.init))
    guard corners.reduce(0, { $0 + map.components[$1].borderPixels }) > width + height else { return nil }
    guard corners.reduce(0, { $0 + map.components[$1].area }) * 2 < gray.values.count else { return nil }
    // Resampling mixed the outermost pixels of the photo with the corners.
    let paper = map.erasing(
      Array(corners), from: Plane(width: width, height: height, filledWith: 1), background: 0, margin: 2)
    guard paper.values.reduce(0, +) > 0.5 * Float(paper.values.count), paper.hasNearlyConvexRows,
      paper.transposed().hasNearlyConvexRows
    else { return nil }
    // A thick stroke that fills its image is convex too, but has one color.
    let inside = zip(gray.values, paper.values).filter { $0.1 > 0 }.map(\.0)
    guard let middle = inside.median,
      inside.count(where: { abs($0 - middle) > Self.uniformTolerance }) * 10 > inside.count
    else { return nil }
    var result = self
    result.channels = channels.map { $0.fillingRows(outside: paper) }
    return result
  }

  /// Whether the four corners have the same value in the first channel: a quick check.
  private var hasUniformCorners: Bool {
    let channel = channels[0]
    return [channel[width - 1, 0], channel[0, height - 1], channel[width - 1, height - 1]].allSatisfy {
      abs($0 - channel[0, 0]) <= Self.uniformTolerance
    }
  }
}

extension Plane {
  /// Whether nearly all pixels between the first and the last one above 0 in each row are above 0 too. A few of a photo's
  /// pixels may have the color of its corners.
  fileprivate var hasNearlyConvexRows: Bool {
    var (inside, spanned) = (0, 0)
    for y in 0..<height {
      let row = values[y * width..<(y + 1) * width]
      guard let first = row.firstIndex(where: { $0 > 0 }), let last = row.lastIndex(where: { $0 > 0 }) else {
        continue
      }
      inside += row.count { $0 > 0 }
      spanned += last - first + 1
    }
    return spanned * 10 <= inside * 11
  }

  /// Each row with the pixels outside a mask replaced by the median of the nearest pixels inside it, or of all pixels inside
  /// if the row has none.
  fileprivate func fillingRows(outside mask: Plane) -> Plane {
    var result = self
    let reach = max(1, shortSide / 6)
    let overall = zip(values, mask.values).lazy.filter { $0.1 > 0 }.map(\.0).median ?? 0
    for y in 0..<height {
      let inside = (0..<width).filter { mask[$0, y] > 0 }
      let left = inside.prefix(reach).map { self[$0, y] }.median ?? overall
      let right = inside.suffix(reach).map { self[$0, y] }.median ?? overall
      for x in 0..<width where mask[x, y] == 0 {
        result[x, y] = x < inside.first ?? width ? left : right
      }
    }
    return result
  }
}
