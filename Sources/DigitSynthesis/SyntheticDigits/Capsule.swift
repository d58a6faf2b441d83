/// A point of a drawing: x to the right, y down.
typealias Point = SIMD2<Float>

/// A straight stretch of a pen's mark, with round ends.
struct Capsule {
  var start: Point
  var end: Point
  /// Half the width of the mark.
  var radius: Float

  /// Calls the body with the index of every pixel that the mark touches, in a row-major square of `side` × `side`
  /// pixels, and the share of the pixel that it covers, 0…1 (as if its rim were straight there).
  @inline(__always)
  func forEachPixel(side: Int, _ body: (_ index: Int, _ cover: Float) -> Void) {
    let reach = Point(repeating: radius + 1)
    let low = pointwiseMax(pointwiseMin(start, end) - reach, .zero)
    let high = pointwiseMin(pointwiseMax(start, end) + reach, Point(repeating: Float(side - 1)))
    guard low.x <= high.x, low.y <= high.y else { return }
    let along = end - start
    let perLength = 1 / max((along * along).sum(), 1e-9)
    for y in Int(low.y)...Int(high.y) {
      for x in Int(low.x)...Int(high.x) {
        let away = Point(Float(x) + 0.5, Float(y) + 0.5) - start
        let nearest = min(max((away * along).sum() * perLength, 0), 1)
        let gap = away - nearest * along
        let cover = radius + 0.5 - (gap * gap).sum().squareRoot()
        if cover > 0 { body(y * side + x, min(cover, 1)) }
      }
    }
  }
}
