import CPlaneOperations

// All filters run along columns, where whole rows are combined; along rows they run in the transposed plane.
extension Plane {
  /// Grayscale closing, a dilation and an erosion: dark structures narrower than 2 · radius + 1 are filled; wider ones stay.
  func closed(radius: Int) -> Plane {
    maxima(radius: radius).transposed().maxima(radius: radius).minima(radius: radius).transposed()
      .minima(radius: radius)
  }

  /// Grayscale opening, an erosion and a dilation: bright structures narrower than 2 · radius + 1 vanish; wider ones stay.
  func opened(radius: Int) -> Plane {
    minima(radius: radius).transposed().minima(radius: radius).maxima(radius: radius).transposed()
      .maxima(radius: radius)
  }

  /// Grayscale closing in which what is beyond the border counts as dark: a dark rim stays, however narrow it is.
  ///
  /// - Precondition: no value is negative.
  func closedWithOpenBorder(radius: Int) -> Plane {
    let closed = padded(by: radius).closed(radius: radius)
    return closed.cropped(
      to: PixelBox(left: radius, top: radius, right: radius + width, bottom: radius + height))
  }

  /// Grayscale dilation: the maximum of the square of 2 · radius + 1 pixels around each pixel.
  func dilated(radius: Int) -> Plane {
    maxima(radius: radius).transposed().maxima(radius: radius).transposed()
  }

  /// The mean of the square of 2 · radius + 1 pixels around each pixel, as far as it lies inside the plane.
  func boxBlurred(radius: Int) -> Plane {
    guard radius > 0 else { return self }
    return slidingMean(radius: radius).transposed().slidingMean(radius: radius).transposed()
  }

  /// Binomial smoothing: [1 2 1] / 4 along both axes; the edge pixels are repeated outside.
  func binomialSmoothed() -> Plane {
    // The row above, a row and the row below, smoothed along the rows: the row y is number y % 3.
    var recent = Plane(width: width, height: 3)
    return Plane(width: width, height: height) { target in
      withRows { source in
        recent.withMutableRows { recent in
          row_smooth_along(recent[0], source[0], width)
          for y in 0..<height {
            if y + 1 < height { row_smooth_along(recent[(y + 1) % 3], source[y + 1], width) }
            let (above, below) = (max(y - 1, 0), min(y + 1, height - 1))
            row_smooth(target[y], recent[above % 3], recent[y % 3], recent[below % 3], width)
          }
        }
      }
    }
  }

  /// Unsharp masking: the difference to the blurred plane is added. Values stay 0…1.
  func sharpened() -> Plane {
    // About a Gaussian with a standard deviation of 2.8 pixels.
    let blurred = boxBlurred(radius: 3).boxBlurred(radius: 3)
    return Plane(width: width, height: height) { target in
      withRows { sharp in
        blurred.withRows { soft in
          for index in 0..<width * height {
            target[0][index] = max(0, min(1, 2 * sharp[0][index] - soft[0][index]))
          }
        }
      }
    }
  }

  /// The maximum of 2 · radius + 1 values along each column.
  private func maxima(radius: Int) -> Plane { extreme(radius: radius, none: -.infinity, row_maximize) }

  /// The minimum of 2 · radius + 1 values along each column.
  private func minima(radius: Int) -> Plane { extreme(radius: radius, none: .infinity, row_minimize) }

  /// The maximum or minimum of 2 · radius + 1 values along each column.
  ///
  /// Each pass doubles the window, so that log₂(2 · radius + 1) passes suffice.
  ///
  /// - Parameters:
  ///   - none: the value beyond the border.
  ///   - combine: replaces the values of a row by the maximum or minimum of them and those of another row.
  private func extreme(
    radius: Int, none: Float, _ combine: (UnsafeMutablePointer<Float>, UnsafePointer<Float>, Int) -> Void
  ) -> Plane {
    // A larger radius reaches no more rows.
    let radius = min(radius, height)
    let (count, padded) = (height * width, (height + 2 * radius) * width)
    // The rows with as many empty ones above and below.
    let values = [Float](unsafeUninitializedCapacity: padded) { window, filled in
      guard let first = window.baseAddress, count > 0 else { return }
      first.initialize(repeating: none, count: radius * width)
      (first + radius * width).initialize(from: self.values, count: count)
      (first + radius * width + count).initialize(repeating: none, count: radius * width)
      // After each pass, row y holds the maximum of the rows y..<y + covered.
      var covered = 1
      while covered < 2 * radius + 1 {
        let step = min(covered, 2 * radius + 1 - covered)
        combine(first, first + step * width, padded - step * width)
        covered += step
      }
      filled = count
    }
    return Plane(width: width, height: height, values: values)
  }

  /// The mean of up to 2 · radius + 1 values along each column, by a running sum.
  private func slidingMean(radius: Int) -> Plane {
    var sums = Plane(width: width, height: 1)
    return Plane(width: width, height: height) { target in
      withRows { source in
        sums.withMutableRows { sums in
          for y in 0..<min(radius, height) { row_add_scaled(sums[0], source[y], 1, width) }
          for y in 0..<height {
            let entering = y + radius < height ? source[y + radius] : nil
            let leaving = y > radius ? source[y - radius - 1] : nil
            let rows = min(y + radius, height - 1) - max(y - radius, 0) + 1
            row_slide(sums[0], entering, leaving, 1 / Float(rows), target[y], width)
          }
        }
      }
    }
  }
}
