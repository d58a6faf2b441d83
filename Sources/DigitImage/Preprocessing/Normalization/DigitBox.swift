/// MNIST's geometry: the digit in a 20×20 box, its center of mass at (14, 14) of 28×28.
///
/// LeCun, Cortes and Burges, "The MNIST database of handwritten digits".
public enum DigitBox {
  /// Side of the picture that the network sees.
  public static let side = 28
  /// Long side of the digit inside it.
  public static let digitSide = 20

  /// Crops ink to its bounding box, brings the long side to 20 pixels by area averaging and the center
  /// of mass to (14, 14).
  ///
  /// - Parameter ink: 0…1, 1 = full ink; any size.
  /// - Returns: 28×28 ink, 0…1; nil where no pixel holds more than a tenth of full ink.
  public static func normalized(_ ink: Plane) -> Plane? {
    guard let box = boundingBox(of: ink, above: 0.1) else { return nil }
    let digit = ink.cropped(to: box)
    let scale = Double(digitSide) / Double(box.longSide)
    let small = digit.resized(
      width: max(1, Int((Double(box.width) * scale).rounded())),
      height: max(1, Int((Double(box.height) * scale).rounded())))
    return centerd(small)
  }

  /// The smallest box that holds all pixels above `level`.
  static func boundingBox(of ink: Plane, above level: Float) -> PixelBox? {
    var box = PixelBox(left: .max, top: .max, right: 0, bottom: 0)
    for y in 0..<ink.height {
      for x in 0..<ink.width where ink[x, y] > level {
        box.left = min(box.left, x)
        box.right = max(box.right, x + 1)
        box.top = min(box.top, y)
        box.bottom = max(box.bottom, y + 1)
      }
    }
    return box.right > 0 ? box : nil
  }

  /// Places a digit of at most 20×20 by whole pixels, as MNIST's makers did.
  private static func centerd(_ digit: Plane) -> Plane {
    var mass: Float = 0
    var massX: Float = 0
    var massY: Float = 0
    for y in 0..<digit.height {
      for x in 0..<digit.width {
        let ink = digit[x, y]
        mass += ink
        massX += ink * (Float(x) + 0.5)
        massY += ink * (Float(y) + 0.5)
      }
    }
    let middle = Float(side) / 2
    let left = offset(middle - massX / max(mass, .leastNormalMagnitude), size: digit.width)
    let top = offset(middle - massY / max(mass, .leastNormalMagnitude), size: digit.height)
    var result = Plane(width: side, height: side)
    for y in 0..<digit.height {
      for x in 0..<digit.width { result[left + x, top + y] = max(0, min(1, digit[x, y])) }
    }
    return result
  }

  /// The nearest whole offset at which the digit lies inside the picture.
  private static func offset(_ wanted: Float, size: Int) -> Int {
    max(0, min(side - size, Int(wanted.rounded())))
  }
}
