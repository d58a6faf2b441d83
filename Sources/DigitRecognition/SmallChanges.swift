import DigitImage

/// Small changes of a digit, as the same hand might have written it: rotations by 6 degrees, and strokes that are a little
/// wider or narrower.
///
/// Where a network is unsure, the mean of its predictions over such changes is right more often than the prediction for the
/// digit alone (test-time augmentation; Krizhevsky, Sutskever and Hinton 2012). These were chosen among rotations, slants,
/// stretches, shifts and stroke widths on the doubtful training digits of MNIST, where they avoid a fifth of the mistakes.
enum SmallChanges {
  /// The number of digits that `apply` returns.
  static let count = 5

  private static let angle: (cosine: Float, sine: Float) = (0.9950, 0.0998)
  private static let widening: Float = 0.3

  /// The digit itself and its changes, one after the other.
  ///
  /// - Parameter pixels: ink, 0 = none; side × side, row-major, centered.
  static func apply(to pixels: some RandomAccessCollection<Float>, side: Int) -> [Float] {
    let digit = Plane(width: side, height: side, values: Array(pixels))
    return digit.values
      + digit.rotated(cosine: angle.cosine, sine: angle.sine).values
      + digit.rotated(cosine: angle.cosine, sine: -angle.sine).values
      + digit.movedToward(max, fraction: widening).values + digit.movedToward(min, fraction: widening).values
  }
}

extension Plane {
  /// The plane rotated about its center, by bilinear interpolation; 0 beyond its border.
  fileprivate func rotated(cosine: Float, sine: Float) -> Plane {
    var result = Plane(width: width, height: height)
    let (centerX, centerY) = (Float(width - 1) / 2, Float(height - 1) / 2)
    for y in 0..<height {
      for x in 0..<width {
        let (dx, dy) = (Float(x) - centerX, Float(y) - centerY)
        result[x, y] = interpolated(
          x: centerX + cosine * dx - sine * dy, y: centerY + sine * dx + cosine * dy)
      }
    }
    return result
  }

  private func interpolated(x: Float, y: Float) -> Float {
    let (left, top) = (x.rounded(.down), y.rounded(.down))
    let (column, row) = (Int(left), Int(top))
    let upper = value(column, row) + (value(column + 1, row) - value(column, row)) * (x - left)
    let lower = value(column, row + 1) + (value(column + 1, row + 1) - value(column, row + 1)) * (x - left)
    return upper + (lower - upper) * (y - top)
  }

  /// The plane with each pixel moved by a fraction toward the maximum (grayscale dilation) or the minimum (erosion) of
  /// itself and its four neighbors.
  fileprivate func movedToward(_ extremum: (Float, Float) -> Float, fraction: Float) -> Plane {
    var result = self
    for y in 0..<height {
      for x in 0..<width {
        let neighbors = [value(x - 1, y), value(x + 1, y), value(x, y - 1), value(x, y + 1)]
        result[x, y] += fraction * (neighbors.reduce(self[x, y], extremum) - self[x, y])
      }
    }
    return result
  }

  /// A pixel; 0 beyond the border.
  private func value(_ x: Int, _ y: Int) -> Float {
    (0..<width).contains(x) && (0..<height).contains(y) ? self[x, y] : 0
  }
}
