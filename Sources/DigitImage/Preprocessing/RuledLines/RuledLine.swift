/// One printed line of ruled, squared or dotted paper that runs across the picture from left to right.
public struct RuledLine: Sendable, Equatable {
  /// The rows where it meets the picture's first and last column, in pixels.
  public let start: Float
  public let end: Float
  /// How far its middle lies below the straight line between the two, in pixels: paper is seldom flat.
  public let bend: Float
  /// The share of its length on which the picture is darker than on both sides of it, 0…1.
  public let coverage: Float

  /// The line's row at a column of a picture so wide: a parabola.
  public func row(at x: Int, width: Int) -> Float {
    let along = Float(x) / Float(max(width - 1, 1))
    return start + (end - start) * along + bend * 4 * along * (1 - along)
  }

  /// Whether another line is this one again, or crosses it: in one of three places it is as near as that.
  func isNear(_ other: RuledLine, distance: Float) -> Bool {
    let differences = [
      other.start - start, other.end - end,
      (other.start + other.end - start - end) / 2 + other.bend - bend,
    ]
    let allAbove = differences.allSatisfy { $0 < -distance }
    let allBelow = differences.allSatisfy { $0 > distance }
    return !(allAbove || allBelow)
  }

  /// The print's own signal: the middle one of the greatest values near the line in some columns.
  func darkness(in signal: Plane, columns: Range<Int>? = nil, reach: Int = 3) -> Float {
    let columns = columns ?? 0..<signal.width
    let step = max(1, columns.count / 64)
    let greatest = stride(from: columns.lowerBound, to: columns.upperBound, by: step).map { x -> Float in
      let y = Int(row(at: x, width: signal.width))
      let rows = (y - reach...y + reach).clamped(to: 0...signal.height - 1)
      return rows.map { signal[x, $0] }.max() ?? 0
    }
    return greatest.isEmpty ? 0 : greatest.sorted()[greatest.count / 2]
  }

  /// Whether the line is still as dark at the picture's very border as in its middle: it goes on beyond,
  /// which a digit's straight stroke does not.
  fileprivate func reachesBorders(of signal: Plane) -> Bool {
    let margin = max(2, signal.width / 40)
    let middle = darkness(in: signal, columns: signal.width / 8..<signal.width * 7 / 8)
    return darkness(in: signal, columns: 0..<margin) > 0.6 * middle
      && darkness(in: signal, columns: signal.width - margin..<signal.width) > 0.6 * middle
  }
}

/// All printed lines of a picture.
public struct RuledLines: Sendable, Equatable {
  /// Those that run from left to right.
  public let horizontal: [RuledLine]
  /// Those that run from top to bottom, as lines across the transposed picture.
  public let vertical: [RuledLine]
  /// The ink signal of the darkest of them, 0 where there is none.
  public let darkness: Float

  public var isEmpty: Bool { horizontal.isEmpty && vertical.isEmpty }

  /// Finds the lines in an ink signal.
  init(in signal: Plane) {
    guard signal.shortSide >= 24 else {
      (horizontal, vertical, darkness) = ([], [], 0)
      return
    }
    let level = max(1.2 * InkThreshold.noise(of: Histogram(signal, rowStep: 4)), 0.012)
    let transposed = signal.transposed()
    let candidates = RuledLineFinder(signal, ridgesAbove: level).lines()
    let candidatesDown = RuledLineFinder(transposed, ridgesAbove: level).lines()
    horizontal = Self.accepted(candidates, beside: candidatesDown, in: signal)
    vertical = Self.accepted(candidatesDown, beside: candidates, in: transposed)
    let levels = horizontal.map { $0.darkness(in: signal) } + vertical.map { $0.darkness(in: transposed) }
    darkness = levels.max() ?? 0
  }

  /// Parallels vouch for each other; lines at right angles to parallels need to be seen well, and a single
  /// line best of all, because a digit's stem or bar is straight as well.
  private static func accepted(
    _ lines: [RuledLine], beside others: [RuledLine], in signal: Plane
  ) -> [RuledLine] {
    let isLarge = signal.shortSide >= 100
    if isLarge && lines.count >= 3 { return lines }
    let enough: Float = isLarge && others.count >= 3 ? 0.55 : 0.85
    return lines.filter { $0.coverage > enough && $0.reachesBorders(of: signal) }
  }
}
