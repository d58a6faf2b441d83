/// Cross sections of a printed line, one for each segment of its length.
struct LineProfiles {
  /// The number of rows above and below the line's middle in a profile.
  static let reach = 6

  struct Profile {
    /// The ink signal at the offsets −reach…reach, less that of the paper.
    var values: [Float]
    /// The largest offset that is still print; 0 if there is no print.
    var reach: Int
  }

  private let profiles: [Profile]
  private let spacing: Int

  /// Measures the profiles as medians over segments of the line, since the light changes along it.
  ///
  /// No segment is much darker than the whole line, because a stroke may lie along a whole segment.
  ///
  /// - Parameter track: the line's row at each column.
  init(_ signal: Plane, track: [Int]) {
    let count = max(1, min(6, signal.width / 60))
    let spacing = (signal.width + count - 1) / count
    self.spacing = spacing
    let whole = Self.medians(signal, track: track, columns: 0..<signal.width)
    profiles = (0..<count).map { index in
      let columns = (index * spacing - spacing / 2..<(index + 1) * spacing + spacing / 2).clamped(
        to: 0..<signal.width)
      let segment = Self.medians(signal, track: track, columns: columns)
      return Self.trimmed(zip(segment, whole).map { min($0, 1.4 * max($1, 0.005)) })
    }
  }

  /// The profile at a column.
  func profile(at x: Int) -> Profile { profiles[min(x / spacing, profiles.count - 1)] }

  /// The median signal over some columns at each offset from the track.
  private static func medians(_ signal: Plane, track: [Int], columns: Range<Int>) -> [Float] {
    let step = max(1, columns.count / 40)
    return (-reach...reach).map { offset in
      var samples: [Float] = []
      for x in stride(from: columns.lowerBound, to: columns.upperBound, by: step)
      where track[x] + offset >= 0 && track[x] + offset < signal.height {
        samples.append(signal.values[(track[x] + offset) * signal.width + x])
      }
      return samples.median ?? 0
    }
  }

  /// Subtracts the paper's signal and determines where the print ends.
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
}
