/// One printed line of ruled, squared or dotted paper. It runs across the image from left to right.
public struct RuledLine: Sendable, Equatable {
  /// The row at the image's first column, in pixels.
  public let start: Float
  /// The row at the image's last column, in pixels.
  public let end: Float
  /// How far the line's midpoint lies below the straight line from `start` to `end`, in pixels: paper is seldom flat.
  public let bend: Float
  /// The fraction of the line's length on which it is darker than the pixels on both sides, 0…1.
  public let coverage: Float

  /// The line's row at a column of an image of this width: a parabola.
  ///
  /// A line with `start` 10, `end` 20 and `bend` 0 has row 15 at column 50 of a width of 101.
  public func row(at x: Int, width: Int) -> Float {
    let along = Float(x) / Float(max(width - 1, 1))
    return start + (end - start) * along + bend * 4 * along * (1 - along)
  }

  /// Whether another line crosses this one or comes within `distance` of it, compared at the start, middle and end.
  func isNear(_ other: RuledLine, distance: Float) -> Bool {
    let differences = [
      other.start - start, other.end - end,
      (other.start + other.end - start - end) / 2 + other.bend - bend,
    ]
    let allAbove = differences.allSatisfy { $0 < -distance }
    let allBelow = differences.allSatisfy { $0 > distance }
    return !(allAbove || allBelow)
  }

  /// The ink signal of the line: the median, over some columns, of the maximum near the line.
  ///
  /// - Parameters:
  ///   - columns: nil means all.
  ///   - reach: how many rows above and below the line to include.
  func darkness(in signal: Plane, columns: Range<Int>? = nil, reach: Int = 3) -> Float {
    let columns = columns ?? 0..<signal.width
    let step = max(1, columns.count / 64)
    let maxima = stride(from: columns.lowerBound, to: columns.upperBound, by: step).map { x -> Float in
      let y = Int(row(at: x, width: signal.width))
      let rows = (y - reach...y + reach).clamped(to: 0...signal.height - 1)
      return rows.map { signal[x, $0] }.max() ?? 0
    }
    return maxima.median ?? 0
  }

  /// At how many of the image's two borders, left and right, the line is about as dark as in between: there it continues
  /// beyond the image, which a digit's straight stroke does not.
  func bordersReached(in signal: Plane) -> Int {
    let margin = max(2, signal.width / 40)
    let middle = darkness(in: signal, columns: signal.width / 8..<signal.width * 7 / 8)
    return [0..<margin, signal.width - margin..<signal.width].count {
      darkness(in: signal, columns: $0) > 0.6 * middle
    }
  }
}
