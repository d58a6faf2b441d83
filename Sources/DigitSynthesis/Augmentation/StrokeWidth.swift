extension InkCanvas {
  /// Makes every stroke wider by `amount` canvas pixels, or thinner if it is negative.
  ///
  /// Every two pixels take one grayscale dilation or erosion with a 3×3 cross; the remainder takes a fraction of one.
  /// Thinning stops before an erosion that would remove more than half of the ink.
  func widenStrokes(by amount: Float) {
    var steps = abs(amount) / 2
    while steps > 0 {
      if amount < 0 { erode(fraction: min(steps, 1)) } else { dilate(fraction: min(steps, 1)) }
      steps -= 1
    }
  }

  /// Moves each pixel by `fraction` toward the maximum of itself and its four neighbors. Leaves the previous ink in
  /// the scratch memory.
  private func dilate(fraction: Float) {
    scratch.update(from: ink, count: InkCanvas.count)
    forEachInnerRow { row, copy in
      for x in 1..<InkCanvas.side - 1 {
        let maximum = max(
          max(copy[x - 1], copy[x + 1]), max(copy[x - InkCanvas.side], copy[x + InkCanvas.side]))
        row[x] = copy[x] + fraction * max(maximum - copy[x], 0)
      }
    }
  }

  /// Moves each pixel by `fraction` toward the minimum of itself and its four neighbors. Leaves the previous ink in
  /// the scratch memory.
  private func erode(fraction: Float) {
    scratch.update(from: ink, count: InkCanvas.count)
    let before = totalInk
    forEachInnerRow { row, copy in
      for x in 1..<InkCanvas.side - 1 {
        let minimum = min(
          min(copy[x - 1], copy[x + 1]), min(copy[x - InkCanvas.side], copy[x + InkCanvas.side]))
        row[x] = copy[x] + fraction * min(minimum - copy[x], 0)
      }
    }
    if totalInk < before / 2 { ink.update(from: scratch, count: InkCanvas.count) }
  }

  private var totalInk: Float {
    var sum: Float = 0
    for i in 0..<InkCanvas.count { sum += ink[i] }
    return sum
  }

  /// Calls the body with each row of the ink except the first and the last, and the same row of the scratch memory.
  private func forEachInnerRow(_ body: (UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>) -> Void) {
    for y in 1..<InkCanvas.side - 1 { body(ink + y * InkCanvas.side, scratch + y * InkCanvas.side) }
  }
}
