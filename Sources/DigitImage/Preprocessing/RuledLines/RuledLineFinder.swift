/// Finds candidates for the printed lines that run across a picture.
///
/// A line differs from a stroke by evidence together: it is thin, nearly straight and level, and it runs
/// from one border of the picture to the other. This is a Hough transform of the picture's thin dark ridges
/// over row, slope and bend.
struct RuledLineFinder {
  /// Steepest slope that is looked for: 8 degrees, paper held askew.
  private static let steepest: Float = 0.14
  /// The finder's own resolution, in pixels of the long side at most; lines stay visible and noise averages out.
  private static let side = 320
  /// Bends that are looked for where straight lines have shown that the paper is ruled, in finder pixels.
  private static let bends: [Float] = [-9, -6, -3, 3, 6, 9]
  private static let mostLines = 64

  private let width: Int
  private let height: Int
  /// Rows of zeros above and below, so that a slanted sum never leaves the map.
  private let padding: Int
  /// 1 where a pixel is darker than those a little above and below; column-major, with padding.
  private let ridges: [UInt8]
  /// Picture pixels per finder pixel.
  private let scale: Float

  /// - Parameter level: by how much a ridge's signal exceeds that beside it.
  init(_ signal: Plane, ridgesAbove level: Float) {
    // By a whole number, which is fast and keeps lines even.
    let factor = (signal.longSide + Self.side - 1) / Self.side
    let small = signal.shrunk(toLongSide: signal.longSide / factor)
    scale = Float(signal.height) / Float(small.height)
    width = small.width
    height = small.height
    padding = Int(Self.steepest * Float(width) / 2) + 12
    ridges = Self.ridges(of: small, above: level, padding: padding)
  }

  /// Marks pixels that exceed both neighbors at a distance of 3, or of 6, along the column.
  private static func ridges(of small: Plane, above level: Float, padding: Int) -> [UInt8] {
    let columns = small.transposed()
    let height = small.height
    let stride = height + 2 * padding
    var ridges = [UInt8](repeating: 0, count: stride * small.width)
    columns.values.withUnsafeBufferPointer { values in
      ridges.withUnsafeMutableBufferPointer { ridges in
        for reach in [3, 6] where reach < height {
          for x in 0..<small.width {
            let column = x * height
            for y in 0..<height {
              let value = values[column + y]
              // At the picture's edge the one neighbor that there is has to do.
              let above = values[column + (y >= reach ? y - reach : y + reach < height ? y + reach : 0)]
              let below = values[column + (y + reach < height ? y + reach : max(y - reach, 0))]
              if min(value - above, value - below) > level { ridges[x * stride + padding + y] = 1 }
            }
          }
        }
      }
    }
    return ridges
  }

  /// A line's course, in finder pixels.
  private struct Course {
    /// Row in the middle column, were it straight.
    var middle = 0
    var slope: Float = 0
    var bend: Float = 0
    /// The share of the columns that hold a ridge there, 0…1.
    var coverage: Float = 0
  }

  /// How far below its middle row a course lies at each column.
  private func shifts(slope: Float, bend: Float) -> [Int] {
    (0..<width).map { x in
      let along = Float(x) / Float(max(width - 1, 1))
      return Int((slope * (Float(x) - Float(width) / 2) + bend * 4 * along * (1 - along)).rounded())
    }
  }

  /// The candidates, those that cover most first.
  func lines() -> [RuledLine] {
    var lines: [RuledLine] = []
    collect(courses(bend: 0), into: &lines)
    if lines.count >= 3 { collect(Self.bends.flatMap(courses), into: &lines) }
    return lines
  }

  /// For each middle row, the slope along which the greatest share of columns holds a ridge.
  private func courses(bend: Float) -> [Course] {
    var best = [(count: UInt8, slope: Float)](repeating: (0, 0), count: height)
    let stride = height + 2 * padding
    // Neighboring slopes differ by three pixels from border to border.
    let steps = Int(Self.steepest * Float(width) / 3)
    // Every other column, at most 160, so that eight-bit counts are enough.
    let columns = Swift.stride(from: 0, to: width, by: 2)
    var counts = [UInt8](repeating: 0, count: height)
    ridges.withUnsafeBufferPointer { ridges in
      counts.withUnsafeMutableBufferPointer { counts in
        for step in -steps...steps {
          let slope = Self.steepest * Float(step) / Float(max(steps, 1))
          let shifts = shifts(slope: slope, bend: bend)
          for y in 0..<height { counts[y] = 0 }
          for x in columns {
            let start = x * stride + padding + shifts[x]
            for y in 0..<height { counts[y] &+= ridges[start + y] }
          }
          for y in 0..<height where counts[y] > best[y].count { best[y] = (counts[y], slope) }
        }
      }
    }
    return best.enumerated().map { middle, best in
      Course(
        middle: middle, slope: best.slope, bend: bend,
        coverage: Float(best.count) / Float((width + 1) / 2))
    }
  }

  /// Adds the courses that run across, the best first, where no line lies yet.
  private func collect(_ courses: [Course], into lines: inout [RuledLine]) {
    let candidates = courses.filter { $0.coverage > 0.4 }.sorted { $0.coverage > $1.coverage }
    for course in candidates where lines.count < Self.mostLines {
      let half = course.slope * Float(width) / 2
      let line = RuledLine(
        start: (Float(course.middle) - half + 0.5) * scale, end: (Float(course.middle) + half + 0.5) * scale,
        bend: course.bend * scale, coverage: course.coverage)
      let isNew = !lines.contains { $0.isNear(line, distance: 7 * scale) }
      if isNew && runsAcross(course) { lines.append(line) }
    }
  }

  /// Whether a course is seen near both borders and in all but one of eight parts of its way.
  private func runsAcross(_ course: Course) -> Bool {
    let parts = 8
    let stride = height + 2 * padding
    let shifts = shifts(slope: course.slope, bend: course.bend)
    var seen = [Int](repeating: 0, count: parts)
    for x in 0..<width {
      seen[x * parts / width] += Int(ridges[x * stride + padding + course.middle + shifts[x]])
    }
    let enough = max(1, width / parts / 4)
    return seen[0] >= enough && seen[parts - 1] >= enough
      && seen.filter { $0 >= enough }.count >= parts - 1
  }
}
