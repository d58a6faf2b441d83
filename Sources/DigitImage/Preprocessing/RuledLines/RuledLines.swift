/// The printed lines of an image.
public struct RuledLines: Sendable, Equatable {
  /// The lines that run from left to right.
  public let horizontal: [RuledLine]
  /// The lines that run from top to bottom, as horizontal lines of the transposed image.
  public let vertical: [RuledLine]
  /// The ink signal of the darkest line; 0 if there is none.
  public let darkness: Float

  public var isEmpty: Bool { horizontal.isEmpty && vertical.isEmpty }

  /// An image without printed lines.
  static let none = RuledLines(horizontal: [], vertical: [], darkness: 0)

  init(horizontal: [RuledLine], vertical: [RuledLine], darkness: Float) {
    (self.horizontal, self.vertical, self.darkness) = (horizontal, vertical, darkness)
  }

  /// By how much the signal of a line must exceed that beside it.
  static func ridgeLevel(of signal: Plane) -> Float {
    max(1.2 * InkThreshold.noise(of: Histogram(signal, rowStep: 4)), 0.012)
  }

  /// Finds the lines in an ink signal.
  ///
  /// - Parameter mayEnd: whether a line may end inside the image.
  init(in signal: Plane, mayEnd: Bool = false) {
    guard signal.shortSide >= 24 else {
      self = .none
      return
    }
    let level = Self.ridgeLevel(of: signal)
    let found = RuledLineFinder.candidates(in: signal, ridgesAbove: level, mayEnd: mayEnd)
    guard !found.horizontal.isEmpty || !found.vertical.isEmpty else {
      self = .none
      return
    }
    let transposed = signal.transposed()
    horizontal = Self.accepted(found.horizontal, across: found.vertical, in: signal, mayEnd: mayEnd)
    vertical = Self.accepted(found.vertical, across: found.horizontal, in: transposed, mayEnd: mayEnd)
    let signals =
      horizontal.map { $0.darkness(in: signal) } + vertical.map { $0.darkness(in: transposed) }
    darkness = signals.max() ?? 0
  }

  /// The candidates with enough evidence.
  ///
  /// Three or more parallel lines confirm each other. Lines at right angles to such parallels must be clearly visible,
  /// and single lines even more so, because a digit's stem or bar is straight too.
  private static func accepted(
    _ lines: [RuledLine], across others: [RuledLine], in signal: Plane, mayEnd: Bool
  ) -> [RuledLine] {
    let isLarge = signal.shortSide >= 100
    if isLarge && lines.count >= 3 { return lines }
    let minimumCoverage: Float = isLarge && others.count >= 3 ? 0.55 : 0.85
    return lines.filter { line in
      let reached = line.bordersReached(in: signal)
      return mayEnd ? reached >= 1 : line.coverage > minimumCoverage && reached == 2
    }
  }
}
