extension Plane {
  /// The ink signal without the paper's printed lines, strokes that crossed them mended.
  func removing(_ lines: RuledLines) -> Plane {
    var result = self
    for line in lines.horizontal { result.remove(line) }
    guard !lines.vertical.isEmpty else { return result }
    result = result.transposed()
    for line in lines.vertical { result.remove(line) }
    result = result.transposed()
    let uncleared = result
    for across in lines.horizontal {
      for down in lines.vertical { result.clearCrossing(of: across, and: down, as: uncleared) }
    }
    return result
  }

  /// Takes away one line that runs from left to right.
  private mutating func remove(_ line: RuledLine) {
    let track = followed(line)
    let profiles = LineProfiles(self, track: track)
    for x in 0..<width {
      let profile = profiles.profile(at: x)
      let reach = profile.reach
      guard reach > 0 else { continue }
      let middle = track[x]
      // What lies just beyond the line on either side: a stroke that crosses shows on both.
      let above = strongest(x: x, y: middle - reach - 1, spread: reach)
      let below = strongest(x: x, y: middle + reach + 1, spread: reach)
      let crossing = min(above, below)
      for offset in -reach...reach where middle + offset >= 0 && middle + offset < height {
        let index = (middle + offset) * width + x
        // Light passes through the print and through the ink: what is left of it multiplies.
        let printed = min(max(profile.values[offset + LineProfiles.reach], 0), 0.9)
        let ink = 1 - (1 - values[index]) / (1 - printed)
        values[index] = max(ink, min(values[index], crossing))
      }
    }
  }

  /// Where two printed lines cross, print lies on print and more is left than of either line: only what
  /// goes on in opposite directions is a stroke.
  private mutating func clearCrossing(of across: RuledLine, and down: RuledLine, as before: Plane) {
    let reach = LineProfiles.reach
    // Two rounds find where two nearly perpendicular lines meet.
    var x = (down.start + down.end) / 2
    var y: Float = 0
    for _ in 0..<2 {
      y = across.row(at: Int(x), width: width)
      x = down.row(at: Int(y), width: height)
    }
    for row in Int(y) - reach...Int(y) + reach {
      for column in Int(x) - reach...Int(x) + reach {
        guard row >= 0, row < height, column >= 0, column < width else { continue }
        let kept = before.strongestThrough(x: column, y: row, at: reach + 1)
        values[row * width + column] = min(values[row * width + column], kept)
      }
    }
  }

  /// The greatest, over eight directions, of the weaker of two pixels on opposite sides.
  private func strongestThrough(x: Int, y: Int, at distance: Int) -> Float {
    var result: Float = 0
    let near = (distance + 1) / 2
    for (stepX, stepY) in [
      (distance, 0), (distance, near), (distance, distance), (near, distance), (0, distance),
      (-near, distance), (-distance, distance), (-distance, near),
    ] {
      let columns = (max(0, min(width - 1, x - stepX)), max(0, min(width - 1, x + stepX)))
      let rows = (max(0, min(height - 1, y - stepY)), max(0, min(height - 1, y + stepY)))
      result = max(result, min(self[columns.0, rows.0], self[columns.1, rows.1]))
    }
    return result
  }

  /// The strongest signal in a short run of pixels at a row: strokes cross lines at a slant.
  private func strongest(x: Int, y: Int, spread: Int) -> Float {
    guard y >= 0, y < height else { return 0 }
    var result: Float = 0
    for column in max(0, x - spread)...min(width - 1, x + spread) {
      result = max(result, values[y * width + column])
    }
    return result
  }

  /// The line's row at each column: its parabola, moved by a few pixels to where the print is.
  private func followed(_ line: RuledLine) -> [Int] {
    let window = max(6, width / 40)
    let play = max(2, height / 120)
    // Strokes that lie on the line or cross it must not draw the track away: nothing counts for more than
    // the print itself.
    let print = line.darkness(in: self, reach: play)
    var offsets: [Float] = []
    var position = 0
    while position < width {
      let columns = max(0, position - window)...min(width - 1, position + window)
      var best = (sum: -Float.infinity, offset: 0)
      for offset in -play...play {
        var sum: Float = 0
        for x in columns {
          let y = Int(line.row(at: x, width: width)) + offset
          if y >= 0, y < height { sum += min(values[y * width + x], print) }
        }
        // A slight preference for the parabola.
        sum *= 1 - 0.02 * Float(abs(offset))
        if sum > best.sum { best = (sum, offset) }
      }
      offsets.append(Float(best.offset))
      position += window
    }
    return (0..<width).map { x in
      let at = Float(x) / Float(window)
      let first = min(Int(at), offsets.count - 1)
      let second = min(first + 1, offsets.count - 1)
      let share = at - Float(first)
      let offset = offsets[first] * (1 - share) + offsets[second] * share
      return Int((line.row(at: x, width: width) + offset).rounded(.down))
    }
  }
}

/// How dark a printed line is across its width, along the picture.
private struct LineProfiles {
  /// Rows above and below the line's middle that are looked at.
  static let reach = 6

  struct Profile {
    /// Ink signal for offsets −reach…reach, less the paper's.
    var values: [Float]
    /// Offsets beyond which the print is over.
    var reach: Int
  }

  private let profiles: [Profile]
  private let spacing: Int

  /// Medians over stretches of the line, since light changes; but none much darker than that of the whole
  /// line, since a stroke may lie along a whole stretch.
  init(_ signal: Plane, track: [Int]) {
    let count = max(1, min(6, signal.width / 60))
    let spacing = (signal.width + count - 1) / count
    self.spacing = spacing
    let whole = Self.medians(signal, track: track, columns: 0..<signal.width)
    profiles = (0..<count).map { part in
      let columns = (part * spacing - spacing / 2..<(part + 1) * spacing + spacing / 2).clamped(
        to: 0..<signal.width)
      let stretch = Self.medians(signal, track: track, columns: columns)
      return Self.trimmed(zip(stretch, whole).map { min($0, 1.4 * max($1, 0.005)) })
    }
  }

  /// For each offset from the track the median signal over some columns.
  private static func medians(_ signal: Plane, track: [Int], columns: Range<Int>) -> [Float] {
    let step = max(1, columns.count / 40)
    return (-reach...reach).map { offset in
      var samples: [Float] = []
      for x in stride(from: columns.lowerBound, to: columns.upperBound, by: step)
      where track[x] + offset >= 0 && track[x] + offset < signal.height {
        samples.append(signal.values[(track[x] + offset) * signal.width + x])
      }
      return samples.isEmpty ? 0 : samples.sorted()[samples.count / 2]
    }
  }

  /// The paper's level taken off, and where the print ends on both sides.
  private static func trimmed(_ raw: [Float]) -> Profile {
    let paper = min(raw[0], raw[2 * reach])
    let values = raw.map { $0 - paper }
    let peak = values.max() ?? 0
    var extent = 0
    for offset in 0...reach where max(values[reach - offset], values[reach + offset]) > 0.2 * peak {
      extent = offset
    }
    return Profile(values: values, reach: peak > 0.005 ? min(extent + 1, reach) : 0)
  }

  func profile(at x: Int) -> Profile { profiles[min(x / spacing, profiles.count - 1)] }
}
