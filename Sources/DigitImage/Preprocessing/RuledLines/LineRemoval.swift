extension Plane {
  /// The ink signal without printed lines; strokes that cross them stay whole.
  func removing(_ lines: RuledLines) -> Plane {
    var result = self
    for line in lines.horizontal { result.remove(line) }
    guard !lines.vertical.isEmpty else { return result }
    result = result.transposed()
    for line in lines.vertical { result.remove(line) }
    result = result.transposed()
    let original = result
    for horizontal in lines.horizontal {
      for vertical in lines.vertical {
        result.clearCrossing(of: horizontal, and: vertical, original: original)
      }
    }
    return result
  }

  /// Removes one line that runs from left to right.
  private mutating func remove(_ line: RuledLine) {
    let track = track(of: line)
    let profiles = LineProfiles(self, track: track)
    for x in 0..<width {
      let profile = profiles.profile(at: x)
      let reach = profile.reach
      guard reach > 0 else { continue }
      let middle = track[x]
      // A stroke that crosses the line shows on both sides of it.
      let above = maximum(x: x, y: middle - reach - 1, spread: reach)
      let below = maximum(x: x, y: middle + reach + 1, spread: reach)
      let crossing = min(above, below)
      for offset in -reach...reach where middle + offset >= 0 && middle + offset < height {
        let index = (middle + offset) * width + x
        // The fractions of light that print and ink let through multiply.
        let printed = min(max(profile.values[offset + LineProfiles.reach], 0), 0.9)
        let ink = 1 - (1 - values[index]) / (1 - printed)
        values[index] = max(ink, min(values[index], crossing))
      }
    }
  }

  /// Clears what remains where two printed lines cross.
  ///
  /// The print is darker there than on either line, so more of it remains. Only what continues on opposite sides of the
  /// crossing is a stroke.
  private mutating func clearCrossing(
    of horizontal: RuledLine, and vertical: RuledLine, original: Plane
  ) {
    let reach = LineProfiles.reach
    // Two rounds find the intersection of two nearly perpendicular lines.
    var x = (vertical.start + vertical.end) / 2
    var y: Float = 0
    for _ in 0..<2 {
      y = horizontal.row(at: Int(x), width: width)
      x = vertical.row(at: Int(y), width: height)
    }
    for row in Int(y) - reach...Int(y) + reach {
      for column in Int(x) - reach...Int(x) + reach {
        guard row >= 0, row < height, column >= 0, column < width, self[column, row] > 0 else { continue }
        self[column, row] = original.strongestStroke(
          throughX: column, y: row, at: reach + 1, upTo: self[column, row])
      }
    }
  }

  /// The maximum over eight directions of the weaker of two pixels on opposite sides, or `limit` if that is less.
  private func strongestStroke(throughX x: Int, y: Int, at distance: Int, upTo limit: Float) -> Float {
    var result: Float = 0
    let near = (distance + 1) / 2
    for (stepX, stepY) in [
      (distance, 0), (distance, near), (distance, distance), (near, distance), (0, distance),
      (-near, distance), (-distance, distance), (-distance, near),
    ] {
      let columns = (max(0, min(width - 1, x - stepX)), max(0, min(width - 1, x + stepX)))
      let rows = (max(0, min(height - 1, y - stepY)), max(0, min(height - 1, y + stepY)))
      result = max(result, min(self[columns.0, rows.0], self[columns.1, rows.1]))
      if result >= limit { return limit }
    }
    return result
  }

  /// The maximum of a short run of pixels in a row: strokes cross lines at a slant.
  private func maximum(x: Int, y: Int, spread: Int) -> Float {
    guard y >= 0, y < height else { return 0 }
    var result: Float = 0
    for column in max(0, x - spread)...min(width - 1, x + spread) {
      result = max(result, values[y * width + column])
    }
    return result
  }

  /// The line's row at each column: its parabola, shifted by a few pixels to where the print is.
  private func track(of line: RuledLine) -> [Int] {
    let window = max(6, width / 40)
    let maximumShift = max(2, height / 120)
    // Values are limited to the print's own, or strokes on the line would pull the track away.
    let print = line.darkness(in: self, reach: maximumShift)
    var offsets: [Float] = []
    var position = 0
    while position < width {
      let columns = max(0, position - window)...min(width - 1, position + window)
      var best = (sum: -Float.infinity, offset: 0)
      for offset in -maximumShift...maximumShift {
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
      let place = Float(x) / Float(window)
      let first = min(Int(place), offsets.count - 1)
      let second = min(first + 1, offsets.count - 1)
      let fraction = place - Float(first)
      let offset = offsets[first] * (1 - fraction) + offsets[second] * fraction
      return Int((line.row(at: x, width: width) + offset).rounded(.down))
    }
  }
}
