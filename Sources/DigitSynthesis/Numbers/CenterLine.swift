import DigitImage

extension Plane {
  /// The center lines of strokes: 1 on a line one pixel wide, otherwise 0.
  ///
  /// Zhang and Suen, "A fast parallel algorithm for thinning digital patterns", Communications of the ACM, 1984.
  ///
  /// - Parameter level: strokes are the pixels above it.
  func centerLines(above level: Float) -> Plane {
    // With a margin, so that every pixel has eight neighbors.
    let row = width + 2
    var isInk = [UInt8](repeating: 0, count: row * (height + 2))
    var ink: [Int] = []
    for y in 0..<height {
      for x in 0..<width where self[x, y] > level {
        isInk[(y + 1) * row + x + 1] = 1
        ink.append((y + 1) * row + x + 1)
      }
    }
    var removed: [Int] = []
    var before = 0
    while ink.count != before {
      before = ink.count
      for isRemovable in removableNeighborhoods {
        removed.removeAll(keepingCapacity: true)
        for pixel in ink where isRemovable[isInk.neighborhood(of: pixel, row: row)] { removed.append(pixel) }
        for pixel in removed { isInk[pixel] = 0 }
        ink.removeAll { isInk[$0] == 0 }
      }
    }
    var lines = Plane(width: width, height: height)
    for pixel in ink { lines[pixel % row - 1, pixel / row - 1] = 1 }
    return lines
  }
}

extension [UInt8] {
  /// The eight neighbors of a pixel as bits, clockwise from above, which is bit 0.
  fileprivate func neighborhood(of pixel: Int, row: Int) -> Int {
    let above = Int(self[pixel - row]) | Int(self[pixel - row + 1]) << 1
    let right = Int(self[pixel + 1]) << 2 | Int(self[pixel + row + 1]) << 3
    let below = Int(self[pixel + row]) << 4 | Int(self[pixel + row - 1]) << 5
    let left = Int(self[pixel - 1]) << 6 | Int(self[pixel - row - 1]) << 7
    return above | right | below | left
  }
}

/// For both passes and each neighborhood, whether a pixel may be removed: it lies on the outline, and neither ends a line nor connects
/// two. The first pass removes the lower right outline, the second the upper left one.
private let removableNeighborhoods: [[Bool]] = [0, 1].map { pass in
  (0..<256).map { neighborhood in
    let isInk = (0..<8).map { neighborhood >> $0 & 1 == 1 }
    guard (2...6).contains(isInk.count { $0 }) else { return false }
    guard (0..<8).count(where: { !isInk[$0] && isInk[($0 + 1) % 8] }) == 1 else { return false }
    let (up, right, down, left) = (isInk[0], isInk[2], isInk[4], isInk[6])
    return pass == 0
      ? !(up && right && down) && !(right && down && left) : !(up && right && left) && !(up && down && left)
  }
}
