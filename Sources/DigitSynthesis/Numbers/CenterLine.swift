import DigitImage

extension Plane {
  /// The center lines of strokes: 1 on a line one pixel wide, otherwise 0.
  ///
  /// Zhang and Suen, "A fast parallel algorithm for thinning digital patterns", Communications of the ACM, 1984.
  ///
  /// - Parameter level: strokes are the pixels above it.
  func centerLines(above level: Float) -> Plane {
    var lines = Plane(width: width + 2, height: height + 2)
    var ink: [Int] = []
    for y in 0..<height {
      for x in 0..<width where self[x, y] > level {
        lines[x + 1, y + 1] = 1
        ink.append((y + 1) * lines.width + x + 1)
      }
    }
    // The eight neighbors, clockwise from above.
    let row = lines.width
    let offsets = [-row, 1 - row, 1, row + 1, row, row - 1, -1, -row - 1]
    var isThin = false
    while !isThin {
      isThin = true
      for pass in 0..<2 {
        let removed = ink.filter { lines.isOutline($0, offsets, pass: pass) }
        for pixel in removed { lines.values[pixel] = 0 }
        ink.removeAll { lines.values[$0] == 0 }
        if !removed.isEmpty { isThin = false }
      }
    }
    return lines.cropped(to: PixelBox(left: 1, top: 1, right: width + 1, bottom: height + 1))
  }

  /// Whether a pixel may be removed: it lies on the outline, and neither ends a line nor connects two.
  ///
  /// - Parameter pass: 0 removes the lower right outline, 1 the upper left one.
  private func isOutline(_ pixel: Int, _ offsets: [Int], pass: Int) -> Bool {
    let around = offsets.map { values[pixel + $0] > 0 }
    let count = around.count { $0 }
    guard count >= 2, count <= 6 else { return false }
    guard (0..<8).count(where: { !around[$0] && around[($0 + 1) % 8] }) == 1 else { return false }
    let (up, right, down, left) = (around[0], around[2], around[4], around[6])
    return pass == 0
      ? !(up && right && down) && !(right && down && left) : !(up && right && left) && !(up && down && left)
  }
}
