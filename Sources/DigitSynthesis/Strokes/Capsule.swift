/// A straight segment of a pen stroke with round ends: all points within `radius` of the segment.
struct Capsule {
  var start: Vector2
  var end: Vector2
  /// Half the stroke's width.
  var radius: Float

  /// Calls the body for every pixel that the capsule touches, in a square of `side` × `side` pixels.
  ///
  /// The pixel of index 0 covers the unit square from (0, 0) to (1, 1). Pixels are row-major; those outside the
  /// square are left out.
  ///
  /// - Parameter body: gets a pixel's index and its coverage, 0…1: `radius + 0.5 - distance` of the pixel's center
  ///   from the segment, clamped, as for a straight edge.
  @inline(__always)
  func forEachPixel(side: Int, _ body: (_ index: Int, _ coverage: Float) -> Void) {
    let reach = Vector2(repeating: radius + 1)
    let low = pointwiseMax(pointwiseMin(start, end) - reach, .zero)
    let high = pointwiseMin(pointwiseMax(start, end) + reach, Vector2(repeating: Float(side - 1)))
    guard low.x <= high.x, low.y <= high.y else { return }
    let segment = end - start
    let inverseSquaredLength = 1 / max((segment * segment).sum(), 1e-9)
    for y in Int(low.y)...Int(high.y) {
      for x in Int(low.x)...Int(high.x) {
        let offset = Vector2(Float(x) + 0.5, Float(y) + 0.5) - start
        // The nearest point of the segment, as a fraction of its length.
        let nearest = min(max((offset * segment).sum() * inverseSquaredLength, 0), 1)
        let gap = offset - nearest * segment
        let coverage = radius + 0.5 - gap.length
        if coverage > 0 { body(y * side + x, min(coverage, 1)) }
      }
    }
  }
}
