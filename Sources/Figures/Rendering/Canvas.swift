/// Pixels on which shapes are painted, one over the other, with anti-aliasing.
///
/// Coordinates are in pixels, y downward; (0, 0) is the outer corner of the first pixel. A pixel that a shape covers in
/// part takes on that fraction of its color.
struct Canvas {
  let width: Int
  let height: Int
  /// Red, green, blue, 0…255; row-major, height × width × 3.
  private var intensities: [UInt8]

  init(width: Int, height: Int, background: Color) {
    let background = background.lightComponents
    self.width = width
    self.height = height
    intensities = [UInt8](unsafeUninitializedCapacity: 3 * width * height) { intensities, count in
      count = 3 * width * height
      for index in 0..<count { intensities[index] = background[index % 3] }
    }
  }

  var buffer: PixelBuffer { PixelBuffer(width: width, height: height, format: .rgb, pixels: intensities) }

  /// Blends paint into one pixel: `new = old · (1 − coverage · opacity) + coverage · paint`.
  ///
  /// - Parameter coverage: the fraction of the pixel that is painted, 0…1.
  mutating func blend(_ paint: Paint, x: Int, y: Int, coverage: Double) {
    guard coverage > 0 else { return }
    let first = 3 * (y * width + x)
    let (paint, rest) = (paint * min(1, coverage), 1 - min(1, coverage) * paint.w)
    for channel in 0..<3 {
      intensities[first + channel] = UInt8(
        min(255, Double(intensities[first + channel]) * rest + paint[channel] + 0.5))
    }
  }

  /// Paints the covered part of a rectangle.
  ///
  /// - Parameter coverage: the fraction of the pixel at x and y that is painted, 0…1.
  mutating func fill(_ bounds: Rectangle, with paint: Paint, coverage: (Int, Int) -> Double) {
    let (columns, rows) = pixels(touching: bounds)
    for y in rows {
      for x in columns { blend(paint, x: x, y: y, coverage: coverage(x, y)) }
    }
  }

  /// The pixels of the canvas that a rectangle touches.
  func pixels(touching box: Rectangle) -> (columns: Range<Int>, rows: Range<Int>) {
    func range(_ start: Double, _ length: Double, _ limit: Int) -> Range<Int> {
      let first = max(0, min(Double(limit), start.rounded(.down)))
      return Int(first)..<Int(max(first, min(Double(limit), (start + length).rounded(.up))))
    }
    return (range(box.x, box.width, width), range(box.y, box.height, height))
  }
}

/// A premultiplied color: red, green and blue, 0…255, times opacity; then opacity, 0…1.
typealias Paint = SIMD4<Double>

extension Paint {
  init(_ color: Color, opacity: Double = 1) {
    let components = color.lightComponents
    self = SIMD4(Double(components[0]), Double(components[1]), Double(components[2]), 1) * opacity
  }
}

extension Rectangle {
  /// The fraction of a pixel that lies inside, 0…1.
  func coverage(x: Int, y: Int) -> Double {
    overlap(self.x, width, Double(x)) * overlap(self.y, height, Double(y))
  }

  /// The rectangle enlarged by a margin on each side; a negative margin shrinks it, at most to a size of 0.
  func grown(by margin: Double) -> Rectangle {
    Rectangle(
      x: x - margin, y: y - margin, width: max(0, width + 2 * margin), height: max(0, height + 2 * margin))
  }
}

/// The length of the intersection of an interval with [pixel, pixel + 1].
private func overlap(_ start: Double, _ length: Double, _ pixel: Double) -> Double {
  max(0, min(start + length, pixel + 1) - max(start, pixel))
}
