import CPlaneOperations

extension Plane {
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

  /// Moves each row by `shear` columns to the right for each row above the middle, interpolating linearly.
  ///
  /// - Parameter value: of what comes in at the sides.
  func sheared(by shear: Float, beyond value: Float) -> Plane {
    let margin = Int((abs(shear) * Float(height) / 2).rounded(.up)) + 1
    let whole = PixelBox(left: 0, top: 0, right: width, bottom: height)
    let padded = cropped(to: whole, margin: margin, filledWith: value)
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
