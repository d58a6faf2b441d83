/// The width of pen strokes, and bringing it near that of MNIST's.
enum StrokeWidth {
  /// Stroke width of a digit whose long side is 20 pixels, measured as `measure` does; MNIST's test images
  /// have 2.0 in the mean.
  static let target: Float = 2.0
  /// The size at which strokes are thickened: fine enough for a quarter of a 28×28 pixel.
  private static let canvasSide = 80

  /// Area over half the outline's length, in pixels: the width of long thin strokes.
  static func measure(_ ink: Plane) -> Float {
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
    let scale = Float(canvasSide) / Float(ink.longSide)
    let canvas = ink.resized(
      width: max(1, Int((Float(ink.width) * scale).rounded())),
      height: max(1, Int((Float(ink.height) * scale).rounded())))
    let unit = Float(canvasSide) / 20
    let missing = target * unit - measure(canvas)
    guard missing > 0.2 * unit else { return ink }
    // Thickening makes the digit itself larger, so that boxing shrinks it again: ask for as much more.
    let radius = missing / 2 * (1 + target / 20)
    let margin = Int(radius.rounded(.up)) + 1
    let whole = Box(left: 0, top: 0, right: canvas.width, bottom: canvas.height)
    let distance = canvas.cropped(to: whole, margin: margin).distance(toAbove: 0.5)
    return distance.map { max(0, min(1, radius + 0.5 - $0)) }
  }
}
