/// The order in which the numbers of a page are read: lines from top to bottom, from left to right within a line.
enum ReadingOrder {
  /// The slopes of lines that are compared: paper is held askew by up to 8 degrees.
  private static let slopes = (-14...14).map { Float($0) / 100 }.sorted { abs($0) < abs($1) }

  /// The indices of numbers in reading order.
  ///
  /// Lines are followed from number to number, because a photographed page is not evenly straight.
  ///
  /// - Parameter digits: boxes from which the slope of the lines is measured. Numbers in columns at regular distances would be
  ///   as even along lines of another slope.
  static func of(_ boxes: [PixelBox], digits: [PixelBox]) -> [Int] {
    let slope = self.slope(of: digits)
    let rows = boxes.map { $0.middle.y - slope * $0.middle.x }
    let fromLeft = boxes.indices.sorted { (boxes[$0].left, $0) < (boxes[$1].left, $1) }
    var lines: [[Int]] = []
    for index in fromLeft {
      let distances = lines.map { line in
        line.last.map { distance(boxes[$0], rows[$0], boxes[index], rows[index]) } ?? .infinity
      }
      if let nearest = distances.indices.min(by: { distances[$0] < distances[$1] }), distances[nearest] < 0.5
      {
        lines[nearest].append(index)
      } else {
        lines.append([index])
      }
    }
    func row(_ line: [Int]) -> Float { line.reduce(0) { $0 + rows[$1] } / Float(line.count) }
    return lines.sorted { row($0) < row($1) }.flatMap(\.self)
  }

  /// The distance between the rows of two boxes, as a fraction of the smaller height.
  private static func distance(_ first: PixelBox, _ row: Float, _ second: PixelBox, _ other: Float) -> Float {
    abs(row - other) / Float(max(1, min(first.height, second.height)))
  }

  /// The slope of the lines, rows per column: the one under which most boxes share a row with others.
  ///
  /// The projection profile of the boxes is the most uneven along the lines (Postl 1986).
  private static func slope(of boxes: [PixelBox]) -> Float {
    guard let height = boxes.map({ Float($0.height) }).median else { return 0 }
    var best: (slope: Float, unevenness: Float) = (0, -1)
    for slope in slopes {
      var profile: [Int: Float] = [:]
      for box in boxes {
        // A box counts in the two nearest rows, each a quarter of a height, according to its distance.
        let row = (box.middle.y - slope * box.middle.x) / max(1, 0.25 * height)
        let (lower, part) = (row.rounded(.down), row - row.rounded(.down))
        profile[Int(lower), default: 0] += 1 - part
        profile[Int(lower) + 1, default: 0] += part
      }
      // Sums of floating-point numbers depend on their order, and a dictionary has none.
      let unevenness = profile.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value * $1.value }
      if unevenness > best.unevenness { best = (slope, unevenness) }
    }
    return best.slope
  }
}

extension PixelBox {
  fileprivate var middle: (x: Float, y: Float) { (Float(left + right) / 2, Float(top + bottom) / 2) }
}
