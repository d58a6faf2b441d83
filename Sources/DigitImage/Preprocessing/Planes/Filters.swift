extension Plane {
  /// Grayscale closing: dark structures narrower than 2 · radius + 1 are filled; wider ones stay.
  func closed(radius: Int) -> Plane {
    dilated(radius: radius).eroded(radius: radius)
  }

  /// Grayscale dilation: the maximum of the square of 2 · radius + 1 pixels around each pixel.
  func dilated(radius: Int) -> Plane {
    slidingMaximum(radius: radius).transposed().slidingMaximum(radius: radius).transposed()
  }

  /// Grayscale erosion: the minimum of the square of 2 · radius + 1 pixels around each pixel.
  func eroded(radius: Int) -> Plane {
    map { -$0 }.dilated(radius: radius).map { -$0 }
  }

  /// The mean of the square of 2 · radius + 1 pixels around each pixel, as far as it lies inside the plane.
  func boxBlurred(radius: Int) -> Plane {
    guard radius > 0 else { return self }
    return slidingMean(radius: radius).transposed().slidingMean(radius: radius).transposed()
  }

  /// Binomial smoothing: [1 2 1] / 4 along both axes; the edge pixels are repeated outside.
  func binomialSmoothed() -> Plane {
    var rowsSmoothed = self
    var result = self
    values.withUnsafeBufferPointer { source in
      rowsSmoothed.values.withUnsafeMutableBufferPointer { target in
        for y in 0..<height {
          let row = y * width
          for x in 0..<width {
            let left = source[row + max(x - 1, 0)]
            let right = source[row + min(x + 1, width - 1)]
            target[row + x] = 0.25 * (left + right) + 0.5 * source[row + x]
          }
        }
      }
    }
    rowsSmoothed.values.withUnsafeBufferPointer { source in
      result.values.withUnsafeMutableBufferPointer { target in
        for y in 0..<height {
          let row = y * width
          let above = max(y - 1, 0) * width
          let below = min(y + 1, height - 1) * width
          for x in 0..<width {
            target[row + x] = 0.25 * (source[above + x] + source[below + x]) + 0.5 * source[row + x]
          }
        }
      }
    }
    return result
  }

  /// The maximum of 2 · radius + 1 values along each column.
  ///
  /// Each pass doubles the window by combining whole rows, so that log₂(2 · radius + 1) passes suffice, and the compiler
  /// vectorizes each of them.
  private func slidingMaximum(radius: Int) -> Plane {
    let outside = [Float](repeating: -.infinity, count: radius * width)
    var values = outside + values + outside
    var combined = values
    var covered = 1
    // After each pass, row y holds the maximum of the rows y..<y + covered.
    while covered < 2 * radius + 1 {
      let step = min(covered, 2 * radius + 1 - covered) * width
      values.withUnsafeBufferPointer { values in
        combined.withUnsafeMutableBufferPointer { combined in
          for index in 0..<values.count - step {
            combined[index] = values[index] > values[index + step] ? values[index] : values[index + step]
          }
        }
      }
      swap(&values, &combined)
      covered += step / width
    }
    return Plane(width: width, height: height, values: Array(values.prefix(width * height)))
  }

  /// The mean of up to 2 · radius + 1 values along each column, by a running sum.
  private func slidingMean(radius: Int) -> Plane {
    var result = self
    var sum = [Float](repeating: 0, count: width)
    values.withUnsafeBufferPointer { source in
      result.values.withUnsafeMutableBufferPointer { target in
        sum.withUnsafeMutableBufferPointer { sum in
          for index in 0..<min(radius, height) * width { sum[index % width] += source[index] }
          for y in 0..<height {
            if y + radius < height {
              for x in 0..<width { sum[x] += source[(y + radius) * width + x] }
            }
            if y > radius {
              for x in 0..<width { sum[x] -= source[(y - radius - 1) * width + x] }
            }
            let rows = min(y + radius, height - 1) - max(y - radius, 0) + 1
            let weight = 1 / Float(rows)
            for x in 0..<width { target[y * width + x] = sum[x] * weight }
          }
        }
      }
    }
    return result
  }
}
