import CPlaneOperations

/// The stroke width of digits, and its increase to that of MNIST's digits.
public enum StrokeWidth {
  /// The stroke width, as measured by `measure`, of a digit with a long side of 20 pixels. The mean over MNIST's test
  /// images is 2.0.
  public static let target: Float = 2.0
  /// The long side at which strokes are thickened: a quarter of a pixel of the 28×28 image is one pixel here.
  private static let canvasSide = 80

  /// The width of long thin strokes, in pixels: the area divided by half the length of the outline.
  ///
  /// A disk of radius 20 has a width of 20. A horizontal bar of 96×4 pixels has a width of 4.9, because the length of
  /// the outline is right on average over all directions, and too short for horizontal and vertical strokes.
  ///
  /// - Parameter ink: 0…1, 1 = full ink.
  public static func measure(_ ink: Plane) -> Float {
    var (area, steps) = (0.0, 0.0)
    ink.withRows { rows in
      let (width, height) = (ink.width, ink.height)
      [Float](repeating: 0, count: width).withUnsafeBufferPointer { nothing in
        for y in 0..<height {
          row_outline(rows[y], y > 0 ? rows[y - 1] : nothing.baseAddress, width, &area, &steps)
        }
      }
      // The last row steps down to nothing.
      steps += (0..<width).reduce(0) { $0 + Double(rows[height - 1][$1]) }
    }
    // Steps along pixel edges exceed the length of an outline by 4/π on average over all directions.
    let outline = steps * .pi / 4
    return outline > 0 ? Float(2 * area / outline) : 0
  }

  /// The digit with strokes that are at least `target` wide once its long side is 20 pixels.
  ///
  /// - Parameter ink: the digit, 0…1, cropped to its bounding box.
  /// - Returns: `ink` itself if its strokes are wide enough, otherwise ink at a long side of about 80 pixels.
  static func thickened(_ ink: Plane) -> Plane {
    let unit = Float(canvasSide) / 20
    let scale = Float(canvasSide) / Float(ink.longSide)
    let missing = target * unit - measure(ink) * scale
    guard missing > 0.2 * unit else { return ink }
    let width = max(1, Int((Float(ink.width) * scale).rounded()))
    let height = max(1, Int((Float(ink.height) * scale).rounded()))
    // A hairline must not vanish when a large image shrinks, so each canvas pixel takes the maximum of those that it
    // covers. This alone makes strokes almost one canvas pixel wider.
    let canvas =
      scale < 1 ? ink.maximumPooled(width: width, height: height) : ink.resized(width: width, height: height)
    // Thickening enlarges the digit itself, so that normalization shrinks it more: hence the last factor.
    let radius = max(0, (missing - max(0, 1 - scale)) / 2 * (1 + target / 20))
    let margin = Int(radius.rounded(.up)) + 1
    return canvas.padded(by: margin).distance(toAbove: 0.5, upTo: margin)
      .map { max(0, min(1, radius + 0.5 - $0)) }
  }
}

extension Plane {
  /// A smaller plane; each pixel is the maximum of those that it covers, at least 0.
  fileprivate func maximumPooled(width newWidth: Int, height newHeight: Int) -> Plane {
    rowsMaximumPooled(height: newHeight).transposed().rowsMaximumPooled(height: newWidth).transposed()
  }

  private func rowsMaximumPooled(height newHeight: Int) -> Plane {
    var result = Plane(width: width, height: newHeight)
    result.withMutableRows { target in
      withRows { source in
        for y in 0..<height { row_maximize(target[y * newHeight / height], source[y], width) }
      }
    }
    return result
  }
}
