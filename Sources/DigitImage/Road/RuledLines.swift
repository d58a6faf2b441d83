/// One printed line of ruled, squared or dotted paper that runs across the picture.
public struct RuledLine: Sendable, Equatable {
  /// Whether it runs from left to right (otherwise from top to bottom).
  public let isHorizontal: Bool
  /// Where it meets the picture's first and last column (row, for lines that run down), in pixels.
  public let start: Float
  public let end: Float
  /// The share of its length on which the paper is darker than on both sides of it, 0…1.
  public let coverage: Float
}

/// Finds the printed lines of the paper.
///
/// A line differs from a stroke by evidence together: it is thin, straight, nearly level, and it runs from
/// one border of the picture to the other; and most come with parallels.
struct RuledLineFinder {
  /// Steepest slope that is looked for: 8 degrees, paper held askew.
  private static let steepest: Float = 0.14
  /// The finder's own resolution; lines stay visible and noise averages out.
  private static let side = 320

  private let width: Int
  private let height: Int
  /// Rows of zeros above and below, so that a slanted sum never leaves the map.
  private let padding: Int
  /// 1 where a pixel is darker than those a little above and below; column-major, with padding.
  private let ridges: [UInt8]
  /// Working pixels per finder pixel.
  private let scale: Float

  /// All printed lines, those that run across and those that run down.
  static func lines(in signal: Plane) -> [RuledLine] {
    guard signal.shortSide >= 24 else { return [] }
    let noise = InkThreshold.noise(of: Histogram(signal))
    let across = RuledLineFinder(signal, noise: noise).lines()
    let down = RuledLineFinder(signal.transposed(), noise: noise).lines()
    return across
      + down.map { RuledLine(isHorizontal: false, start: $0.start, end: $0.end, coverage: $0.coverage) }
  }

  private init(_ signal: Plane, noise: Float) {
    let small = signal.shrunk(toLongSide: Self.side)
    scale = Float(signal.height) / Float(small.height)
    width = small.width
    height = small.height
    padding = Int(Self.steepest * Float(width) / 2) + 2
    ridges = Self.ridges(of: small, above: max(1.2 * noise, 0.012), padding: padding)
  }

  /// Marks pixels that exceed both neighbours at a distance of 3, or of 6, along the column.
  private static func ridges(of small: Plane, above level: Float, padding: Int) -> [UInt8] {
    let columns = small.transposed()
    let height = small.height
    let stride = height + 2 * padding
    var ridges = [UInt8](repeating: 0, count: stride * small.width)
    for x in 0..<small.width {
      let column = x * height
      for y in 0..<height {
        let value = columns.values[column + y]
        for reach in [3, 6] {
          // At the picture's edge the one neighbour that there is has to do.
          let above = columns.values[column + (y >= reach ? y - reach : min(y + reach, height - 1))]
          let below = columns.values[column + (y + reach < height ? y + reach : max(y - reach, 0))]
          if min(value - above, value - below) > level { ridges[x * stride + padding + y] = 1 }
        }
      }
    }
    return ridges
  }

  private func shift(slope: Float, x: Int) -> Int {
    Int((slope * (Float(x) - Float(width) / 2)).rounded())
  }

  /// For each middle row, the slope along which the greatest share of columns holds a ridge.
  private func best() -> [(coverage: Float, slope: Float)] {
    var best = [(count: UInt8, slope: Float)](repeating: (0, 0), count: height)
    let stride = height + 2 * padding
    // Neighbouring slopes differ by three pixels from border to border.
    let steps = Int(Self.steepest * Float(width) / 3)
    // Every other column, at most 160, so that eight-bit counts are enough.
    let columns = Swift.stride(from: 0, to: width, by: 2)
    var counts = [UInt8](repeating: 0, count: height)
    ridges.withUnsafeBufferPointer { ridges in
      counts.withUnsafeMutableBufferPointer { counts in
        for step in -steps...steps {
          let slope = Self.steepest * Float(step) / Float(max(steps, 1))
          for y in 0..<height { counts[y] = 0 }
          for x in columns {
            let start = x * stride + padding + shift(slope: slope, x: x)
            for y in 0..<height { counts[y] &+= ridges[start + y] }
          }
          for y in 0..<height where counts[y] > best[y].count { best[y] = (counts[y], slope) }
        }
      }
    }
    return best.map { (Float($0.count) / Float((width + 1) / 2), $0.slope) }
  }

  private func lines() -> [RuledLine] {
    let best = best()
    let order = best.indices.sorted { (best[$0].coverage, $0) > (best[$1].coverage, $1) }
    var lines: [RuledLine] = []
    for y in order {
      let coverage = best[y].coverage
      guard coverage > 0.4, lines.count < 64 else { break }
      let half = best[y].slope * Float(width) / 2
      let line = RuledLine(
        isHorizontal: true, start: (Float(y) - half + 0.5) * scale, end: (Float(y) + half + 0.5) * scale,
        coverage: coverage)
      let isNew = lines.allSatisfy {
        min(abs($0.start - line.start), abs($0.end - line.end)) > 7 * scale
          && ($0.start < line.start) == ($0.end < line.end)
      }
      if isNew, runsAcross(y: y, slope: best[y].slope) { lines.append(line) }
    }
    if lines.count >= 3 { return lines }
    return lines.filter { $0.coverage > 0.8 }
  }

  /// Whether the line reaches both borders and is seen in every part between.
  private func runsAcross(y: Int, slope: Float) -> Bool {
    let parts = 8
    let stride = height + 2 * padding
    var seen = [Int](repeating: 0, count: parts)
    for x in 0..<width {
      let at = x * stride + padding + y + shift(slope: slope, x: x)
      if ridges[at] == 1 { seen[x * parts / width] += 1 }
    }
    let enough = max(1, width / parts / 4)
    return (seen.filter { $0 >= enough }.count >= parts - 1) && seen[0] >= enough && seen[parts - 1] >= enough
  }
}
