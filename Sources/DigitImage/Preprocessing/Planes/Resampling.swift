import CPlaneOperations

/// The size with the same aspect ratio whose long side is at most `side`; at least 1×1.
func sizeShrunk(width: Int, height: Int, toLongSide side: Int) -> (width: Int, height: Int) {
  let scale = min(1, Double(side) / Double(max(width, height)))
  return (max(1, Int((Double(width) * scale).rounded())), max(1, Int((Double(height) * scale).rounded())))
}

/// The two source pixels on either side of a target pixel's center, along one axis.
struct BilinearTap {
  let first: Int
  let second: Int
  /// The weight of `second`, 0…1; `first` has the rest.
  let weight: Float

  static func table(source: Int, target: Int) -> [BilinearTap] {
    (0..<target).map { index in
      let position = (Double(index) + 0.5) * Double(source) / Double(target) - 0.5
      let clamped = min(max(position, 0), Double(source - 1))
      let first = Int(clamped)
      return BilinearTap(
        first: first, second: min(first + 1, source - 1), weight: Float(clamped - Double(first)))
    }
  }
}

extension Plane {
  /// The plane at another size: by area averaging if neither side grows, otherwise by bilinear interpolation.
  ///
  /// `Plane(width: 4, height: 1, values: [1, 3, 5, 7]).resized(width: 2, height: 1).values` is `[2, 6]`.
  public func resized(width newWidth: Int, height newHeight: Int) -> Plane {
    if newWidth == width && newHeight == height { return self }
    if newWidth <= width && newHeight <= height { return areaAveraged(width: newWidth, height: newHeight) }
    return stretched(toWidth: newWidth).rowsInterpolated(height: newHeight)
  }

  /// The plane with its long side at most `side`, by area averaging.
  func shrunk(toLongSide side: Int) -> Plane {
    let size = sizeShrunk(width: width, height: height, toLongSide: side)
    return resized(width: size.width, height: size.height)
  }

  private func areaAveraged(width newWidth: Int, height newHeight: Int) -> Plane {
    rowsAveraged(height: newHeight).transposed().rowsAveraged(height: newWidth).transposed()
  }

  /// The plane at a smaller height: each row is the mean of those that it covers.
  private func rowsAveraged(height newHeight: Int) -> Plane {
    let weights = AreaWeights(source: height, target: newHeight)
    var result = Plane(width: width, height: newHeight)
    result.withMutableRows { target in
      withRows { source in
        for y in 0..<newHeight {
          weights.forEachTap(of: y) { row_add_scaled(target[y], source[$0], $1, width) }
        }
      }
    }
    return result
  }

  /// The plane at another width: each row is interpolated linearly between pixel centers.
  func stretched(toWidth newWidth: Int) -> Plane {
    transposed().rowsInterpolated(height: newWidth).transposed()
  }

  /// The plane at another height: each column is interpolated linearly between pixel centers.
  private func rowsInterpolated(height newHeight: Int) -> Plane {
    let taps = BilinearTap.table(source: height, target: newHeight)
    return Plane(width: width, height: newHeight) { target in
      withRows { source in
        for (y, tap) in taps.enumerated() {
          row_interpolate(target[y], source[tap.first], source[tap.second], tap.weight, width)
        }
      }
    }
  }
}

extension Plane {
  /// Moves each row by `shear` columns to the right for each row above the middle, interpolating linearly.
  ///
  /// - Parameter value: of what comes in at the sides.
  func sheared(by shear: Float, beyond value: Float) -> Plane {
    let margin = Int((abs(shear) * Float(height) / 2).rounded(.up)) + 1
    let padded = padded(by: margin, filledWith: value)
    return Plane(width: width, height: height) { target in
      padded.withRows { source in
        for y in 0..<height {
          let start = Float(margin) - shear * (Float(height) / 2 - Float(y) - 0.5)
          let first = Int(start.rounded(.down))
          let row = source[margin + y] + first
          row_interpolate(target[y], row, row + 1, start - Float(first), width)
        }
      }
    }
  }

  /// The plane at twice the size, by Catmull-Rom splines (Catmull and Rom, "A class of local interpolating splines", 1974), which
  /// blur strokes less than linear interpolation. Values stay 0…1.
  func doubled() -> Plane {
    rowsDoubled().transposed().rowsDoubled().transposed().map { max(0, min(1, $0)) }
  }

  /// Twice as many rows, at a quarter of the distance between two rows before and after each.
  private func rowsDoubled() -> Plane {
    let weights: [Float] = [-3 / 128, 29 / 128, 111 / 128, -9 / 128]
    var result = Plane(width: width, height: 2 * height)
    result.withMutableRows { target in
      withRows { source in
        for y in 0..<height {
          for (offset, weight) in zip(-2...1, weights) {
            row_add_scaled(target[2 * y], source[min(max(y + offset, 0), height - 1)], weight, width)
            row_add_scaled(target[2 * y + 1], source[min(max(y - offset, 0), height - 1)], weight, width)
          }
        }
      }
    }
    return result
  }
}
