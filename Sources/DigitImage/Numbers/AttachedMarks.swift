/// A component of a number's ink, taken apart into its digits and the points and commas that touch them.
///
/// In a blurred picture the ink between a digit and a mark beside it is only paler than both. They are apart at a higher
/// threshold, and the paler ink then belongs to the nearer of them (a watershed by distance).
struct AttachedMarks {
  /// A point or comma.
  struct Mark {
    /// Indices of its pixels in the component's box.
    let pixels: [Int]
    /// The number of its pixels that touch the digits.
    let contact: Int
    /// How dark the ink between it and the digits is, 0…1: 0 is the palest ink of the component, 1 the mark's darkest.
    let attachment: Float
  }

  /// 1 where the digits have ink, otherwise 0; the size of the component's box.
  private(set) var digits: Plane
  private(set) var marks: [Mark] = []

  /// The thresholds that are tried, as fractions of the component's contrast: from its palest ink to its darkest.
  private static let levels: [Float] = [0.08, 0.16, 0.24, 0.32, 0.4, 0.5, 0.6, 0.7]
  /// How far a mark's darkest ink is above the threshold at least, as a fraction of the contrast.
  private static let prominence: Float = 0.12
  /// A component seldom has more.
  private static let maximumCount = 3

  /// - Parameters:
  ///   - ink: the signal of the component, and 0 where it has no pixels; the size of its box.
  ///   - height: of a usual digit, in pixels.
  init(in ink: Plane, height: Int) {
    digits = ink.map { $0 > 0 ? 1 : 0 }
    guard 5 * ink.height >= 3 * height, let darkest = ink.values.max(),
      let palest = ink.values.lazy.filter({ $0 > 0 }).min()
    else { return }
    let contrast = darkest - palest
    for fraction in Self.levels where marks.count < Self.maximumCount {
      let level = palest + fraction * contrast
      let map = ComponentMap(ink, low: level, high: level + Self.prominence * contrast)
      let tall = map.components.map(\.box).filter { 2 * $0.height >= height }.union
      for (index, component) in map.components.enumerated()
      where marks.count < Self.maximumCount && component.isMark(below: tall, height: height) {
        take(index, of: map, ink: ink, level: level, palest: palest)
      }
    }
  }

  /// Takes a component and the paler ink nearest to it from the digits, unless it belongs to a mark already.
  ///
  /// - Parameters:
  ///   - level: the threshold at which it comes apart.
  ///   - palest: the signal of the palest ink.
  private mutating func take(_ index: Int, of map: ComponentMap, ink: Plane, level: Float, palest: Float) {
    let nearest = ink.nearestLabels(map.labels)
    let pixels = nearest.indices.filter { nearest[$0] == Int32(index) }
    guard pixels.allSatisfy({ digits.values[$0] > 0 }) else { return }
    for pixel in pixels { digits.values[pixel] = 0 }
    let darkest = pixels.reduce(level) { max($0, ink.values[$1]) }
    let attachment = (level - palest) / max(darkest - palest, .leastNormalMagnitude)
    marks.append(
      Mark(pixels: pixels, contact: pixels.count { digits.hasInk(beside: $0) }, attachment: attachment))
  }
}

extension ConnectedComponent {
  /// Whether it has the size of a point or comma, and lies at the foot of the digits or below them.
  ///
  /// - Parameters:
  ///   - digits: their box; empty if there are none.
  ///   - height: of a usual digit, in pixels.
  fileprivate func isMark(below digits: PixelBox, height: Int) -> Bool {
    digits.height > 0 && 9 * box.height <= 4 * height && 5 * box.width <= 2 * height
      && 25 * box.longSide >= 2 * height
      && 5 * (box.top + box.bottom) >= 10 * digits.bottom - 3 * height
      && 2 * box.top >= digits.top + digits.bottom
  }
}

extension Plane {
  /// The label of each ink pixel: its own, or that of the nearest labeled pixel along a path through ink; −1 elsewhere.
  fileprivate func nearestLabels(_ labels: [Int32]) -> [Int32] {
    var nearest = labels
    var front = labels.indices.filter { labels[$0] >= 0 }
    while !front.isEmpty {
      var next: [Int] = []
      for pixel in front {
        let (x, y) = (pixel % width, pixel / width)
        for row in max(0, y - 1)...min(height - 1, y + 1) {
          for column in max(0, x - 1)...min(width - 1, x + 1)
          where nearest[row * width + column] < 0 && self[column, row] > 0 {
            nearest[row * width + column] = nearest[pixel]
            next.append(row * width + column)
          }
        }
      }
      front = next
    }
    return nearest
  }

  /// Whether one of a pixel's four neighbors has ink.
  fileprivate func hasInk(beside pixel: Int) -> Bool {
    let (x, y) = (pixel % width, pixel / width)
    return x > 0 && self[x - 1, y] > 0 || x + 1 < width && self[x + 1, y] > 0
      || y > 0 && self[x, y - 1] > 0 || y + 1 < height && self[x, y + 1] > 0
  }
}
