import CPlaneOperations

/// MNIST's geometry: the digit fills a 20×20 box, and its center of mass lies at (14, 14) of 28×28 pixels.
///
/// LeCun, Cortes and Burges, "The MNIST database of handwritten digits".
public enum DigitBox {
  /// The width and height of the network's input, in pixels.
  public static let side = 28
  /// The long side of the digit inside it, in pixels.
  public static let digitSide = 20

  /// Crops ink to its bounding box, scales its long side to 20 pixels and moves its center of mass to (14, 14).
  ///
  /// A bar of 10×100 pixels of full ink becomes a bar of 2×20: columns 13 and 14, rows 4 to 23.
  ///
  /// The ink is scaled by area averaging (bilinearly if it is smaller) and moved by whole pixels, as in MNIST.
  ///
  /// - Parameter ink: 0…1, 1 = full ink; any size.
  /// - Returns: 28×28 ink, 0…1; nil if no pixel exceeds a tenth of full ink.
  public static func normalized(_ ink: Plane) -> Plane? {
    guard let box = boundingBox(of: ink, above: 0.1) else { return nil }
    let digit = ink.cropped(to: box)
    let scale = Double(digitSide) / Double(box.longSide)
    let small = digit.resized(
      width: max(1, Int((Double(box.width) * scale).rounded())),
      height: max(1, Int((Double(box.height) * scale).rounded())))
    return centered(small)
  }

  /// The smallest box that contains all pixels above `level`; nil if there are none.
  public static func boundingBox(of ink: Plane, above level: Float) -> PixelBox? {
    var box = PixelBox.empty
    ink.withRows { rows in
      for y in 0..<ink.height {
        let first = row_find_above(rows[y], 0, ink.width, level)
        guard first < ink.width else { continue }
        var last = ink.width - 1
        while !(rows[y][last] > level) { last -= 1 }
        box.add(x: first, y: y)
        box.add(x: last, y: y)
      }
    }
    return box.right > 0 ? box : nil
  }

  /// Places a digit of at most 20×20 pixels with its center of mass at (14, 14), to the nearest whole pixel.
  private static func centered(_ digit: Plane) -> Plane {
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

  /// The nearest whole offset that keeps the digit inside the 28×28 pixels.
  private static func offset(_ wanted: Float, size: Int) -> Int {
    max(0, min(side - size, Int(wanted.rounded())))
  }
}
