extension RuledLines {
  /// The printed lines around a number: the borders of a form's cell and the rule under an amount.
  ///
  /// A border lies near a side of the image and may end inside it, at the corner of its cell; a horizontal one that is longer than
  /// a digit is wide may end at both corners. A line further in must run from side to side, because the strokes of digits are
  /// straight too. A vertical line must also be longer than the writing is high: in an image cropped to its number, a 1 runs from
  /// side to side.
  init(around signal: Plane) {
    guard signal.shortSide >= 24 else {
      self = .none
      return
    }
    let found = RuledLineFinder.candidates(
      in: signal, ridgesAbove: Self.ridgeLevel(of: signal), mayEnd: true)
    let horizontal = Self.frame(found.horizontal, height: signal.height) { line, isNearSide in
      let reached = line.bordersReached(in: signal)
      guard isNearSide else { return line.coverage > 0.85 && reached == 2 }
      let isWiderThanDigits = line.coverage * Float(signal.width) > 1.2 * Float(signal.height)
      return line.coverage > 0.5 && reached >= 1 || line.coverage > 0.7 && isWiderThanDigits
    }
    let writing = signal.removing(RuledLines(horizontal: horizontal, vertical: [], darkness: 0))
      .writingHeight
    let transposed = signal.transposed()
    let vertical = Self.frame(found.vertical, height: transposed.height) { line, isNearSide in
      let length = line.coverage * Float(transposed.width)
      let reached = line.bordersReached(in: transposed)
      if line.isUprightOutermost(in: transposed) {
        // Unlike a border, a 1 near the side of the image does not meet borders above and below it, and is not much longer than the
        // writing is high.
        let continues = reached >= 1 || horizontal.count >= 2 || length > 1.6 * writing
        return continues && line.coverage > 0.5 && length > 0.8 * writing
      }
      guard length > 1.25 * writing else { return false }
      return isNearSide ? line.coverage > 0.7 && reached >= 1 : line.coverage > 0.85 && reached == 2
    }
    let signals =
      horizontal.map { $0.darkness(in: signal) } + vertical.map { $0.darkness(in: transposed) }
    self.init(horizontal: horizontal, vertical: vertical, darkness: signals.max() ?? 0)
  }

  /// How far from a side of the image the border of a cell may lie, as a fraction of the image's extent.
  private static let frameZone: Float = 0.2

  private static func frame(
    _ lines: [RuledLine], height: Int, isFrame: (_ line: RuledLine, _ isNearSide: Bool) -> Bool
  ) -> [RuledLine] {
    lines.filter { line in
      let depth = frameZone * Float(height)
      let isNearSide =
        max(line.start, line.end) < depth || min(line.start, line.end) > Float(height) - depth
      return isFrame(line, isNearSide)
    }
  }
}

extension RuledLine {
  /// Whether the line is straight along the image's side and within a tenth of it, where digits seldom lie and a 1 would slant.
  fileprivate func isUprightOutermost(in signal: Plane) -> Bool {
    let zone = 0.1 * Float(signal.height)
    return abs(end - start) < 0.06 * Float(signal.width)
      && (max(start, end) < zone || min(start, end) > Float(signal.height) - zone)
  }
}

extension Plane {
  /// The number of rows that hold nearly all ink in the middle three quarters of the columns; 0 without ink.
  fileprivate var writingHeight: Float {
    guard let threshold = InkThreshold(self) else { return 0 }
    let columns = width / 8..<width - width / 8
    let counts = (0..<height).map { y in columns.count { self[$0, y] > threshold.high } }
    let total = counts.reduce(0, +)
    func row(after fraction: Int) -> Int {
      var sum = 0
      return counts.firstIndex { count in
        sum += count
        return sum * 50 >= total * fraction
      } ?? 0
    }
    return Float(row(after: 49) - row(after: 1) + 1)
  }
}
