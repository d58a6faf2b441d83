import DigitImage

/// Pixels that shapes are painted on, one over the other.
///
/// Coordinates are in pixels, y downwards, (0, 0) the outer corner of the first one. A pixel that a shape covers in
/// part takes that share of its color.
struct Canvas {
  let width: Int
  let height: Int
  /// Red, green, blue, 0…255; row-major.
  private var levels: [UInt8]

  init(width: Int, height: Int, ground: Color) {
    let ground = ground.levels
    self.width = width
    self.height = height
    levels = [UInt8](unsafeUninitializedCapacity: 3 * width * height) { levels, count in
      count = 3 * width * height
      for index in 0..<count { levels[index] = ground[index % 3] }
    }
  }

  var bitmap: Bitmap { Bitmap(width: width, height: height, format: .rgb, pixels: levels) }

  /// Mixes paint into one pixel.
  ///
  /// - Parameter coverage: 0…1.
  mutating func blend(_ paint: Paint, x: Int, y: Int, coverage: Double) {
    guard coverage > 0 else { return }
    let first = 3 * (y * width + x)
    let (paint, rest) = (paint * min(1, coverage), 1 - min(1, coverage) * paint.w)
    for channel in 0..<3 {
      levels[first + channel] = UInt8(min(255, Double(levels[first + channel]) * rest + paint[channel] + 0.5))
    }
  }

  /// Paints what is covered.
  ///
  /// - Parameter coverage: of the pixel at x and y, 0…1.
  mutating func fill(_ bounds: Rectangle, with paint: Paint, coverage: (Int, Int) -> Double) {
    let (columns, rows) = pixels(touching: bounds)
    for y in rows {
      for x in columns { blend(paint, x: x, y: y, coverage: coverage(x, y)) }
    }
  }

  /// The pixels that a box touches, as far as there are such.
  func pixels(touching box: Rectangle) -> (columns: Range<Int>, rows: Range<Int>) {
    func range(_ start: Double, _ length: Double, _ limit: Int) -> Range<Int> {
      let first = max(0, min(Double(limit), start.rounded(.down)))
      return Int(first)..<Int(max(first, min(Double(limit), (start + length).rounded(.up))))
    }
    return (range(box.x, box.width, width), range(box.y, box.height, height))
  }
}

/// Red, green and blue, 0…255, times opacity; and opacity, 0…1.
typealias Paint = SIMD4<Double>

extension Paint {
  init(_ color: Color, opacity: Double = 1) { self.init(color.levels, opacity: opacity) }

  /// - Parameter levels: red, green, blue.
  init(_ levels: [UInt8], opacity: Double) {
    self = SIMD4(Double(levels[0]), Double(levels[1]), Double(levels[2]), 1) * opacity
  }
}

extension Rectangle {
  /// How much of a pixel lies within, 0…1.
  func coverage(x: Int, y: Int) -> Double {
    overlap(self.x, width, Double(x)) * overlap(self.y, height, Double(y))
  }

  /// Larger by as much on each side; no smaller than nothing.
  func grown(by margin: Double) -> Rectangle {
    Rectangle(
      x: x - margin, y: y - margin, width: max(0, width + 2 * margin), height: max(0, height + 2 * margin))
  }
}

/// How much of the unit that begins at `pixel` lies in an interval.
private func overlap(_ start: Double, _ length: Double, _ pixel: Double) -> Double {
  max(0, min(start + length, pixel + 1) - max(start, pixel))
}
