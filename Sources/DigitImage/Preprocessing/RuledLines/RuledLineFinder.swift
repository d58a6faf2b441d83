import CPlaneOperations

/// Finds candidates for the printed lines that run across an image from left to right.
///
/// Several properties together tell a line from a stroke: it is thin, nearly straight and level, and it runs from one
/// border of the image to the other. The finder is a Hough transform of the thin dark ridges over row, slope and bend.
struct RuledLineFinder {
  /// The steepest slope searched: 8 degrees, for paper held askew; 11 degrees if lines may end.
  private let maximumSlope: Float
  /// The finder shrinks the signal to this long side, in pixels: lines stay visible, and noise averages out.
  private static let side = 320
  /// The bends searched once straight lines have shown that the paper is ruled, in finder pixels.
  private static let bends: [Float] = [-9, -6, -3, 3, 6, 9]
  private static let maximumCount = 64
  /// How many rows are counted at once.
  private static let window = RIDGE_WINDOW

  private let width: Int
  private let height: Int
  /// Rows of zeros above and below the map, so that a slanted sum never leaves it.
  private let padding: Int
  /// 1 where a pixel is darker than those a little above and below; column-major, with padding, and at the end with room
  /// for a whole vector.
  private let ridges: [UInt8]
  /// Signal pixels per finder pixel.
  private let scale: Float

  /// Whether a line may end inside the image.
  private let mayEnd: Bool

  /// The candidates in a signal; the vertical ones as horizontal lines of the transposed signal.
  ///
  /// - Parameters:
  ///   - level: by how much a ridge's signal must exceed the signal beside it.
  ///   - mayEnd: whether a line may end inside the image.
  static func candidates(
    in signal: Plane, ridgesAbove level: Float, mayEnd: Bool
  ) -> (horizontal: [RuledLine], vertical: [RuledLine]) {
    // Shrinking by a whole number is fast and keeps lines even.
    let factor = (signal.longSide + side - 1) / side
    let small = signal.shrunk(toLongSide: signal.longSide / factor)
    let horizontal = RuledLineFinder(
      columns: small.transposed(), ridgesAbove: level, mayEnd: mayEnd,
      scale: Float(signal.height) / Float(small.height))
    let vertical = RuledLineFinder(
      columns: small, ridgesAbove: level, mayEnd: mayEnd, scale: Float(signal.width) / Float(small.width))
    return (horizontal.lines(), vertical.lines())
  }

  /// - Parameter columns: the columns of the shrunk signal, each as a row.
  private init(columns: Plane, ridgesAbove level: Float, mayEnd: Bool, scale: Float) {
    self.mayEnd = mayEnd
    self.scale = scale
    maximumSlope = mayEnd ? 0.2 : 0.14
    width = columns.height
    height = columns.width
    padding = Int(maximumSlope * Float(width) / 2) + 12
    ridges = Self.ridges(in: columns, above: level, padding: padding)
  }

  /// Marks the pixels that exceed both neighbors in their column at a distance of 3, or of 6.
  ///
  /// At the border, the one existing neighbor serves as both.
  private static func ridges(in columns: Plane, above level: Float, padding: Int) -> [UInt8] {
    let height = columns.width
    let stride = height + 2 * padding
    var ridges = [UInt8](repeating: 0, count: stride * columns.height + window)
    ridges.withUnsafeMutableBufferPointer { ridges in
      guard let start = ridges.baseAddress else { return }
      columns.withRows { rows in
        for x in 0..<columns.height {
          let column = rows[x]
          let marks = start + x * stride + padding
          for reach in [3, 6] where reach < height {
            // The first and the last rows with one neighbor, and the rows between them with two.
            let edge = min(reach, height - reach)
            let last = height - edge
            row_mark_ridges(marks, column, column + reach, column + reach, level, edge)
            row_mark_ridges(
              marks + last, column + last, column + last - reach, column + last - reach, level, edge)
            if reach < last {
              row_mark_ridges(marks + reach, column + reach, column, column + 2 * reach, level, last - reach)
            }
          }
        }
      }
    }
    return ridges
  }

  /// A possible line, in finder pixels.
  private struct Candidate {
    /// The row at the middle column, not counting the bend.
    var middle = 0
    var slope: Float = 0
    var bend: Float = 0
    /// The fraction of the columns with a ridge on the line, 0…1.
    var coverage: Float = 0
  }

  /// For each column, how far a line lies below its middle row.
  private func shifts(slope: Float, bend: Float) -> [Int32] {
    [Int32](unsafeUninitializedCapacity: width) { shifts, count in
      line_shifts(slope, bend, width, shifts.baseAddress)
      count = width
    }
  }

  /// The lines found, in signal pixels: straight lines first, each group in descending order of coverage.
  private func lines() -> [RuledLine] {
    var lines: [RuledLine] = []
    collect(candidates(bend: 0), into: &lines)
    if lines.count >= 3 { collect(Self.bends.flatMap(candidates), into: &lines) }
    return lines
  }

  /// For each middle row, the slope with the largest coverage.
  private func candidates(bend: Float) -> [Candidate] {
    var best = [(count: UInt8, slope: Float)](repeating: (0, 0), count: height)
    let stride = height + 2 * padding
    // Adjacent slopes differ by three pixels from border to border.
    let steps = Int(maximumSlope * Float(width) / 3)
    var counts = [UInt8](repeating: 0, count: Self.window)
    ridges.withUnsafeBufferPointer { ridges in
      guard let start = ridges.baseAddress else { return }
      for step in -steps...steps {
        let slope = maximumSlope * Float(step) / Float(max(steps, 1))
        let shifts = shifts(slope: slope, bend: bend)
        for first in Swift.stride(from: 0, to: height, by: Self.window) {
          // Every other column, at most 160, so that eight-bit counts suffice.
          count_ridges(start + padding + first, stride, shifts, width, 2, &counts)
          for y in first..<min(first + Self.window, height) where counts[y - first] > best[y].count {
            best[y] = (counts[y - first], slope)
          }
        }
      }
    }
    return best.enumerated().map { middle, best in
      Candidate(
        middle: middle, slope: best.slope, bend: bend,
        coverage: Float(best.count) / Float((width + 1) / 2))
    }
  }

  /// Adds the candidates that run across the image and are near no other line, in descending order of coverage.
  private func collect(_ candidates: [Candidate], into lines: inout [RuledLine]) {
    let sorted = candidates.filter { $0.coverage > 0.4 }.sorted { $0.coverage > $1.coverage }
    for candidate in sorted where lines.count < Self.maximumCount {
      let half = candidate.slope * Float(width) / 2
      let line = RuledLine(
        start: (Float(candidate.middle) - half + 0.5) * scale,
        end: (Float(candidate.middle) + half + 0.5) * scale,
        bend: candidate.bend * scale, coverage: candidate.coverage)
      let isNew = !lines.contains { $0.isNear(line, distance: 7 * scale) }
      if isNew && runsAcross(candidate) { lines.append(line) }
    }
  }

  /// Whether a line is visible near both borders and in at least seven of the eight parts of its length; if it may end,
  /// whether it is visible in the first or the last three.
  private func runsAcross(_ candidate: Candidate) -> Bool {
    let parts = 8
    let stride = height + 2 * padding
    let shifts = shifts(slope: candidate.slope, bend: candidate.bend)
    var counts = [Int](repeating: 0, count: parts)
    for x in 0..<width {
      counts[x * parts / width] += Int(ridges[x * stride + padding + candidate.middle + Int(shifts[x])])
    }
    let minimum = max(1, width / parts / 4)
    if mayEnd {
      let visible = counts.map { $0 >= minimum }
      return max(visible.prefix { $0 }.count, visible.reversed().prefix { $0 }.count) >= 3
    }
    return counts[0] >= minimum && counts[parts - 1] >= minimum
      && counts.filter { $0 >= minimum }.count >= parts - 1
  }
}
