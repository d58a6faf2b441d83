import CPlaneOperations

/// The ink signal: the fraction of the background's light that is missing at each pixel.
enum InkSignal {
  /// The long side at which the background and the ink's color are estimated. The light changes slowly.
  static let backgroundSide = 96

  /// Measures the ink signal of an image: 0 = background, 1 = black.
  ///
  /// Over a background of 0.8, ink with a lightness of 0.2 has a signal of 0.75.
  ///
  /// The channels are weighted by the ink's own color, so that a pale but colored stroke stands out as much as a gray
  /// one.
  ///
  /// - Parameters:
  ///   - image: at the working size.
  ///   - small: the same image, its long side at most `backgroundSide`.
  ///   - polarity: for light ink, the signal is measured on the negative.
  ///   - isRimBackground: whether a dark rim belongs to the background in any case.
  static func measure(
    _ image: WorkingImage, small: WorkingImage, polarity: Polarity, isRimBackground: Bool = false
  ) -> Plane {
    let small = polarity == .lightInk ? small.inverted() : small
    let backgrounds = small.channels.map { background($0, isRimBackground: isRimBackground) }
    let weights = inkColor(small, backgrounds: backgrounds)
    // signal = Σ weight · (1 − value / background) = 1 − Σ gain · value, with gain = weight / background.
    let gains = zip(backgrounds, weights).map { background, weight in
      background.map { weight / max($0, 0.02) }.stretched(toWidth: image.width)
    }
    return missingLight(of: image, gains: gains, isInverted: polarity == .lightInk)
  }

  /// 1 − Σ gain · value over the channels, or 1 − Σ gain · (1 − value) if inverted.
  ///
  /// - Parameter gains: as wide as the image; their rows are interpolated to its height.
  private static func missingLight(of image: WorkingImage, gains: [Plane], isInverted: Bool) -> Plane {
    let rows = BilinearTap.table(source: gains[0].height, target: image.height)
    let (offset, sign): (Float, Float) = isInverted ? (1, -1) : (0, 1)
    let white = Plane(width: image.width, height: 1, filledWith: 1)
    return Plane(width: image.width, height: image.height) { signal in
      for (index, (channel, gain)) in zip(image.channels, gains).enumerated() {
        white.withRows { white in
          channel.withRows { light in
            gain.withRows { gain in
              for (y, row) in rows.enumerated() {
                let source = index == 0 ? white[0] : UnsafePointer(signal[y])
                row_subtract_light(
                  signal[y], source, light[y], offset, sign, gain[row.first], gain[row.second], row.weight,
                  image.width)
              }
            }
          }
        }
      }
    }
  }

  /// Estimates a channel without strokes.
  ///
  /// A grayscale closing fills everything that is dark and narrower than a third of the image. So strokes vanish, while
  /// shadows, vignettes and page edges, which are wider, stay. The result is smoothed only where that makes it darker;
  /// otherwise the dark side of a shadow's edge would look like ink. A dark rim, which is narrower, is not filled if most
  /// of the border has it.
  private static func background(_ channel: Plane, isRimBackground: Bool) -> Plane {
    let radius = max(1, channel.shortSide / 6)
    let smoothed = channel.binomialSmoothed()
    var closed = smoothed.closed(radius: radius)
    if isRimBackground || hasDarkRim(smoothed, background: closed) {
      closed = smoothed.closedWithOpenBorder(radius: radius)
    }
    var background = closed.boxBlurred(radius: max(1, radius / 3))
    background.combine(closed, row_minimize)
    return background
  }

  /// Whether most of the border is darker than the background near it, but not as dark as ink: a vignette.
  private static func hasDarkRim(_ channel: Plane, background: Plane) -> Bool {
    // Not a range: rounding makes the background of a black image slightly negative.
    let rim = zip(channel.border, background.border).count { $0 >= 0.25 * $1 && $0 <= 0.9 * $1 }
    return rim * 10 >= 6 * channel.border.count
  }

  /// The weight of each channel in the ink's darkness; the weights sum to 1.
  ///
  /// A channel's weight is proportional to the light that the strongest hundredth of the pixels absorbs in it.
  private static func inkColor(_ small: WorkingImage, backgrounds: [Plane]) -> [Float] {
    guard small.channels.count == 3 else { return [1] }
    let missing = zip(small.channels, backgrounds).map { $0.missingLight(before: $1) }
    var strongest = missing[0]
    strongest.combine(missing[1], row_maximize)
    strongest.combine(missing[2], row_maximize)
    let level = Histogram(strongest).value(exceededBy: max(8, strongest.values.count / 100))
    let pixels = strongest.values.indices.filter { strongest.values[$0] >= level }
    let sums = missing.map { channel in pixels.reduce(0) { $0 + channel.values[$1] } + 1e-6 }
    let total = sums.reduce(0, +)
    return sums.map { $0 / total }
  }
}

extension Plane {
  /// The fraction of the background's light that is missing, at least 0.
  fileprivate func missingLight(before background: Plane) -> Plane {
    Plane(width: width, height: height) { target in
      withRows { light in
        background.withRows { row_missing_light(target[0], light[0], $0[0], width * height) }
      }
    }
  }

  /// Replaces each value by the maximum or minimum of it and its counterpart.
  fileprivate mutating func combine(
    _ other: Plane, _ loop: (UnsafeMutablePointer<Float>, UnsafePointer<Float>, Int) -> Void
  ) {
    withMutableRows { target in
      other.withRows { loop(target[0], $0[0], other.values.count) }
    }
  }
}
