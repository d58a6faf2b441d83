import CPlaneOperations

/// The two classes of lightness of an image in which they are clearly separate, as in scans, drawings and form cells.
///
/// The border tells which class is the ink, even where a digit that fills its image covers as much of it as the
/// background.
public struct TwoTone: Sendable, Equatable {
  public let polarity: Polarity
  /// The fraction of the image that is ink, 0…1.
  public let inkFraction: Float
  /// The mean color of the background, one value for each channel, 0…1.
  let background: [Float]
  /// The number of runs of ink along each side: top, bottom, left, right.
  let borderRuns: [Int]

  /// Whether there is ink on the border.
  var touchesBorder: Bool { borderRuns.contains { $0 > 0 } }

  /// Whether the image may be cropped to its digit, whose ink then touches three sides at least, in a few places. Ruled paper
  /// has more.
  var mayBeCropped: Bool { borderRuns.count { $0 > 0 } >= 3 && borderRuns.reduce(0, +) <= 6 }

  /// Whether the digit fills its image. Most steps need background around it: they estimate the background from the
  /// median, and take what lies along the border for a frame. A frame needs more room than a small image has.
  ///
  /// - Parameter longSide: of the image, in pixels.
  func isFilledByInk(longSide: Int) -> Bool { inkFraction > 0.35 || touchesBorder && longSide < 64 }

  /// nil if the classes are not separate, if the darker one is not as dark as ink, or if the border does not tell which
  /// class is the background: it must have most of the border and not much less than half of the image.
  ///
  /// - Parameter gray: the lightness of `small`.
  init?(_ small: WorkingImage, gray: Plane) {
    let (level, separability) = Histogram(gray).otsuThreshold
    guard separability > 0.8 else { return nil }
    let means = gray.means(ofDark: gray, below: level)
    // The shadow of a hand and the table beside a page are lighter than this.
    guard means.dark < 0.6 * means.light else { return nil }
    let sides = gray.sides
    let border = sides.flatMap(\.self)
    let darkBorder = Float(border.count { $0 < level }) / Float(border.count)
    let dark = Float(gray.values.count { $0 < level }) / Float(gray.values.count)
    if darkBorder < 0.4, dark < 0.65 {
      (polarity, inkFraction) = (.darkInk, dark)
    } else if darkBorder > 0.6, dark > 0.35 {
      (polarity, inkFraction) = (.lightInk, 1 - dark)
    } else {
      return nil
    }
    let isDarkInk = polarity == .darkInk
    borderRuns = sides.map { side in
      let isInk = side.map { ($0 < level) == isDarkInk }
      return zip(isInk, [false] + isInk).count { $0 && !$1 }
    }
    background = small.channels.map { channel in
      let means = channel.means(ofDark: gray, below: level)
      return isDarkInk ? means.light : means.dark
    }
  }
}

extension Plane {
  /// The means of the values where `gray` is below a level, and of the others; 0 if there are none.
  fileprivate func means(ofDark gray: Plane, below level: Float) -> (dark: Float, light: Float) {
    let dark = gray.values.count { $0 < level }
    var sums = [0.0, 0.0]
    withRows { rows in gray.withRows { row_split_sums(rows[0], $0[0], level, values.count, &sums) } }
    return (Float(sums[0]) / Float(max(1, dark)), Float(sums[1]) / Float(max(1, values.count - dark)))
  }
}
