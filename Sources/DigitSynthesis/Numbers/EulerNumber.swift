import DigitImage

extension Plane {
  /// The number of parts less the number of holes of what is above a level.
  ///
  /// Parts are connected by sides and corners. From the counts of patterns of 2 × 2 pixels, Gray, "Local properties of binary images
  /// in two dimensions", IEEE Transactions on Computers, 1971.
  func eulerNumber(above level: Float) -> Int {
    // With a margin of one pixel on the left and the right.
    var upper = [UInt8](repeating: 0, count: width + 2)
    var lower = upper
    var sum = 0
    for y in 0...height {
      swap(&upper, &lower)
      for x in 0..<width { lower[x + 1] = y < height && values[y * width + x] > level ? 1 : 0 }
      for x in 0...width {
        switch upper[x] + upper[x + 1] + lower[x] + lower[x + 1] {
        case 1: sum += 1
        case 2 where upper[x] == lower[x + 1]: sum -= 2  // a diagonal
        case 3: sum -= 1
        default: break
        }
      }
    }
    return sum / 4
  }
}
