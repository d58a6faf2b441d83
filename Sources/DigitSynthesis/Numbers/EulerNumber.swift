import DigitImage

extension Plane {
  /// The number of parts less the number of holes of what is above a level.
  ///
  /// Parts are connected by sides and corners. From the counts of patterns of 2 × 2 pixels, Gray, "Local properties of binary images
  /// in two dimensions", IEEE Transactions on Computers, 1971.
  func eulerNumber(above level: Float) -> Int {
    func isInk(_ x: Int, _ y: Int) -> Bool {
      (0..<width).contains(x) && (0..<height).contains(y) && self[x, y] > level
    }
    var sum = 0
    for y in 0...height {
      for x in 0...width {
        let (upper, lower) = ((isInk(x - 1, y - 1), isInk(x, y - 1)), (isInk(x - 1, y), isInk(x, y)))
        switch [upper.0, upper.1, lower.0, lower.1].count(where: { $0 }) {
        case 1: sum += 1
        case 2 where upper.0 == lower.1: sum -= 2  // a diagonal
        case 3: sum -= 1
        default: break
        }
      }
    }
    return sum / 4
  }
}
