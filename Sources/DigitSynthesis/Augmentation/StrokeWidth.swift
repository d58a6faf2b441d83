extension Canvas {
  /// Makes every stroke wider by `amount` canvas pixels, or thinner where it is negative: gray dilation or
  /// erosion with a cross of 3×3, once for each two pixels, and a part of one for what remains.
  ///
  /// Thinning stops before it would take more than half of what ink there is.
  func widen(by amount: Float) {
    var left = abs(amount) / 2
    while left > 0 {
      if amount < 0 { erode(part: min(left, 1)) } else { dilate(part: min(left, 1)) }
      left -= 1
    }
  }

  private func dilate(part: Float) {
    spare.update(from: ink, count: Canvas.count)
    forEachInnerRow { row, copy in
      for x in 1..<Canvas.side - 1 {
        let widest = max(max(copy[x - 1], copy[x + 1]), max(copy[x - Canvas.side], copy[x + Canvas.side]))
        row[x] = copy[x] + part * max(widest - copy[x], 0)
      }
    }
  }

  private func erode(part: Float) {
    spare.update(from: ink, count: Canvas.count)
    let before = total
    forEachInnerRow { row, copy in
      for x in 1..<Canvas.side - 1 {
        let thinnest = min(min(copy[x - 1], copy[x + 1]), min(copy[x - Canvas.side], copy[x + Canvas.side]))
        row[x] = copy[x] + part * min(thinnest - copy[x], 0)
      }
    }
    if total < before / 2 { ink.update(from: spare, count: Canvas.count) }
  }

  /// All the ink there is.
  private var total: Float {
    var sum: Float = 0
    for i in 0..<Canvas.count { sum += ink[i] }
    return sum
  }

  /// Calls the body with each row of the ink but the first and last, and the same row of the spare plane.
  private func forEachInnerRow(_ body: (UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>) -> Void) {
    for y in 1..<Canvas.side - 1 { body(ink + y * Canvas.side, spare + y * Canvas.side) }
  }
}
