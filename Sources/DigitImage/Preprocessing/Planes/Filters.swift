extension Plane {
  /// Grayscale closing: dark structures narrower than 2 · radius + 1 are filled; wider ones stay.
  func closed(radius: Int) -> Plane {
    dilated(radius: radius).eroded(radius: radius)
  }

  /// Grayscale closing in which what is beyond the border counts as dark: a dark rim stays, however narrow it is.
  ///
  /// - Precondition: no value is negative.
  func closedWithOpenBorder(radius: Int) -> Plane {
    let whole = PixelBox(left: 0, top: 0, right: width, bottom: height)
    let closed = cropped(to: whole, margin: radius).closed(radius: radius)
    return closed.cropped(
      to: PixelBox(left: radius, top: radius, right: radius + width, bottom: radius + height))
  }

  /// Grayscale dilation: the maximum of the square of 2 · radius + 1 pixels around each pixel.
  func dilated(radius: Int) -> Plane {
    slidingMaximum(radius: radius).slidingMaximumAlongRows(radius: radius)
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
        for first in stride(from: 0, to: height * width, by: width) {
          let last = first + width - 1
          // The edges apart, so that the compiler vectorizes the rest.
          target[first] = 0.25 * (source[first] + source[min(first + 1, last)]) + 0.5 * source[first]
          target[last] = 0.25 * (source[max(last - 1, first)] + source[last]) + 0.5 * source[last]
          for index in stride(from: first + 1, to: last, by: 1) {
            target[index] = 0.25 * (source[index - 1] + source[index + 1]) + 0.5 * source[index]
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
  /// Each pass doubles the window, so that log₂(2 · radius + 1) passes suffice, and the compiler vectorizes each of them.
  private func slidingMaximum(radius: Int) -> Plane {
    let (margin, count) = (radius * width, values.count)
    let maxima = [Float](unsafeUninitializedCapacity: count + 2 * margin) { maxima, filled in
      maxima.initialize(repeating: -.infinity)
      for index in 0..<count { maxima[margin + index] = values[index] }
      var covered = 1
      // After each pass, row y holds the maximum of the rows y..<y + covered. In place: a value is read for the last time
      // before it is replaced.
      while covered < 2 * radius + 1 {
        let rows = min(covered, 2 * radius + 1 - covered)
        let step = rows * width
        for index in 0..<maxima.count - step {
          maxima[index] = maxima[index] > maxima[index + step] ? maxima[index] : maxima[index + step]
        }
        covered += rows
      }
      filled = count
    }
    return Plane(width: width, height: height, values: maxima)
  }

  /// The maximum of 2 · radius + 1 values along each row, by the same passes.
  private func slidingMaximumAlongRows(radius: Int) -> Plane {
    var result = self
    let padded = width + 2 * radius
    withUnsafeTemporaryAllocation(of: Float.self, capacity: padded) { line in
      result.values.withUnsafeMutableBufferPointer { rows in
        for y in 0..<height {
          let row = UnsafeMutableBufferPointer(rebasing: rows[y * width..<(y + 1) * width])
          line.initialize(repeating: -.infinity)
          for x in 0..<width { line[radius + x] = row[x] }
          var covered = 1
          while covered < 2 * radius + 1 {
            let step = min(covered, 2 * radius + 1 - covered)
            // In place: a value is read for the last time before it is replaced.
            for x in 0..<padded - step { line[x] = line[x] > line[x + step] ? line[x] : line[x + step] }
            covered += step
          }
          for x in 0..<width { row[x] = line[x] }
        }
      }
    }
    return result
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
