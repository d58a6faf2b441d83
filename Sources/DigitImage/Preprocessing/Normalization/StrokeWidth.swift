/// The width of pen strokes, and bringing it near that of MNIST's.
public enum StrokeWidth {
  /// Stroke width of a digit whose long side is 20 pixels, measured as `measure` does; MNIST's test images
  /// have 2.0 in the mean.
  public static let target: Float = 2.0
  /// The size at which strokes are thickened: fine enough for a quarter of a 28×28 pixel.
  private static let canvasSide = 80

  /// Area over half the outline's length, in pixels: the width of long thin strokes.
  ///
  /// - Parameter ink: 0…1, 1 = full ink.
  public static func measure(_ ink: Plane) -> Float {
    var area: Float = 0
    var steps: Float = 0
    for y in 0..<ink.height {
      for x in 0..<ink.width {
        let value = ink[x, y]
        area += value
        steps += abs(value - (x > 0 ? ink[x - 1, y] : 0)) + (x == ink.width - 1 ? value : 0)
        steps += abs(value - (y > 0 ? ink[x, y - 1] : 0)) + (y == ink.height - 1 ? value : 0)
      }
    }
    // Steps along pixel edges overstate the length of slanted outlines by 4/π on average.
    let outline = steps * .pi / 4
    return outline > 0 ? 2 * area / outline : 0
  }

  /// The digit with strokes at least `target` wide where it will be boxed to 20 pixels.
  ///
  /// - Parameter ink: the digit, 0…1, its box filling the plane.
  static func thickened(_ ink: Plane) -> Plane {
    let unit = Float(canvasSide) / 20
    let scale = Float(canvasSide) / Float(ink.longSide)
    let missing = target * unit - measure(ink) * scale
    guard missing > 0.2 * unit else { return ink }
    let width = max(1, Int((Float(ink.width) * scale).rounded()))
    let height = max(1, Int((Float(ink.height) * scale).rounded()))
    // A hairline must not vanish where a large picture shrinks: the canvas takes the strongest pixel under
    // each of its own, which by itself makes strokes almost one canvas pixel wider.
    let canvas =
      scale < 1 ? ink.maximumPooled(width: width, height: height) : ink.resized(width: width, height: height)
    // Thickening makes the digit itself larger, so that boxing shrinks it again: ask for as much more.
    let radius = max(0, (missing - max(0, 1 - scale)) / 2 * (1 + target / 20))
    let margin = Int(radius.rounded(.up)) + 1
    let whole = PixelBox(left: 0, top: 0, right: canvas.width, bottom: canvas.height)
    let distance = canvas.cropped(to: whole, margin: margin).distance(toAbove: 0.5)
    return distance.map { max(0, min(1, radius + 0.5 - $0)) }
  }
}

extension Plane {
  /// A smaller picture, each pixel the greatest of those that it covers.
  fileprivate func maximumPooled(width newWidth: Int, height newHeight: Int) -> Plane {
    var result = Plane(width: newWidth, height: newHeight)
    for y in 0..<height {
      let row = y * newHeight / height * newWidth
      for x in 0..<width {
        let index = row + x * newWidth / width
        result.values[index] = max(result.values[index], values[y * width + x])
      }
    }
    return result
  }
}
