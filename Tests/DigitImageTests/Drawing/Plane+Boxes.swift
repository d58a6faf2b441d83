@testable import DigitImage

extension Plane {
  /// A plane with filled boxes on an even background.
  init(
    width: Int, height: Int, background: Float = 0, boxes: [PixelBox], value: Float = 1
  ) {
    self.init(width: width, height: height, filledWith: background)
    for box in boxes { fill(box, with: value) }
  }

  mutating func fill(_ box: PixelBox, with value: Float) {
    for y in box.top..<box.bottom {
      for x in box.left..<box.right { self[x, y] = value }
    }
  }

  /// The values of one row.
  func row(_ y: Int) -> [Float] { Array(values[y * width..<(y + 1) * width]) }

  /// The largest difference from another plane of the same size.
  func largestDifference(from other: Plane) -> Float {
    zip(values, other.values).map { abs($0 - $1) }.max() ?? 0
  }

  /// The center of mass, in pixels from the outer corner of the first pixel.
  var centerOfMass: (x: Float, y: Float) {
    var (mass, massX, massY): (Float, Float, Float) = (0, 0, 0)
    for y in 0..<height {
      for x in 0..<width {
        mass += self[x, y]
        massX += self[x, y] * (Float(x) + 0.5)
        massY += self[x, y] * (Float(y) + 0.5)
      }
    }
    return (massX / mass, massY / mass)
  }
}

extension PixelBox {
  init(x: Int, y: Int, width: Int, height: Int) {
    self.init(left: x, top: y, right: x + width, bottom: y + height)
  }

  /// The largest distance between corresponding sides.
  func distance(to other: PixelBox) -> Int {
    max(
      max(abs(left - other.left), abs(right - other.right)),
      max(abs(top - other.top), abs(bottom - other.bottom)))
  }

  func grown(by margin: Int) -> PixelBox {
    PixelBox(left: left - margin, top: top - margin, right: right + margin, bottom: bottom + margin)
  }
}
