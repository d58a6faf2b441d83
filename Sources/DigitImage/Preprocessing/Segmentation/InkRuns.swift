import CPlaneOperations

/// Adjacent pixels of one row.
struct InkRun {
  let row: Int
  let columns: Range<Int>

  var box: PixelBox {
    PixelBox(left: columns.lowerBound, top: row, right: columns.upperBound, bottom: row + 1)
  }

  /// Whether one of its pixels is above a level.
  func exceeds(_ level: Float, in rows: PlaneRows) -> Bool {
    row_find_above(rows[row], columns.lowerBound, columns.upperBound, level) < columns.upperBound
  }

  /// Whether it touches a run of the row above or below, if only at a corner.
  func touches(_ other: InkRun) -> Bool {
    columns.lowerBound <= other.columns.upperBound && other.columns.lowerBound <= columns.upperBound
  }
}

/// The runs of a signal's pixels above a threshold, and which of them are connected (8-connectivity).
///
/// Two-pass labeling by runs and union-find (He, Chao and Suzuki, "A Run-Based Two-Scan Labeling Algorithm", 2008).
struct InkRuns {
  /// Row by row, each from left to right.
  private(set) var runs: [InkRun] = []
  /// For each run an earlier one that it is connected to; the first run of a component has itself.
  private var parents: [Int] = []

  init(of signal: Plane, above low: Float) {
    signal.withRows { rows in
      var previous = 0..<0
      for y in 0..<signal.height {
        let first = runs.count
        appendRuns(of: rows[y], at: y, width: signal.width, above: low)
        connect(first..<runs.count, to: previous)
        previous = first..<runs.count
      }
    }
  }

  private mutating func appendRuns(of row: UnsafePointer<Float>, at y: Int, width: Int, above low: Float) {
    var right = 0
    while true {
      let left = row_find_above(row, right, width, low)
      guard left < width else { return }
      right = left + 1
      while right < width, row[right] > low { right += 1 }
      parents.append(runs.count)
      runs.append(InkRun(row: y, columns: left..<right))
    }
  }

  /// Connects the runs of a row to those of the previous row that they touch, if only at a corner.
  private mutating func connect(_ current: Range<Int>, to previous: Range<Int>) {
    var (upper, lower) = (previous.lowerBound, current.lowerBound)
    while upper < previous.upperBound, lower < current.upperBound {
      if runs[upper].touches(runs[lower]) {
        let (first, second) = (root(of: upper), root(of: lower))
        parents[max(first, second)] = min(first, second)
      }
      // The run that ends first touches nothing further on.
      if runs[upper].columns.upperBound < runs[lower].columns.upperBound { upper += 1 } else { lower += 1 }
    }
  }

  /// The first run of a run's component.
  mutating func root(of run: Int) -> Int {
    var root = run
    while parents[root] != root {
      parents[root] = parents[parents[root]]
      root = parents[root]
    }
    return root
  }
}
