extension Canvas {
  /// Paints an image into a rectangle, its pixels as squares or interpolated.
  mutating func draw(_ raster: Raster, in box: Rectangle, isPixelated: Bool) {
    guard box.width > 0, box.height > 0 else { return }
    let source = RasterPaint(raster)
    let (columns, rows) = pixels(touching: box)
    let across = columns.map { weights($0, start: box.x, length: box.width, source.width, isPixelated) }
    for y in rows {
      let down = weights(y, start: box.y, length: box.height, source.height, isPixelated)
      for x in columns {
        let paint = source.weightedMean(across: across[x - columns.lowerBound], down: down)
        blend(paint, x: x, y: y, coverage: box.coverage(x: x, y: y))
      }
    }
  }
}

/// An image's pixels as paint, row-major.
private struct RasterPaint {
  let width: Int
  let height: Int
  private let pixels: [Paint]

  init(_ raster: Raster) {
    let buffer = raster.buffer
    (width, height) = (buffer.width, buffer.height)
    let (intensities, channels) = (buffer.pixels, buffer.format.rawValue)
    let text = Paint(Color.text)
    pixels = (0..<width * height).map { pixel in
      let first = pixel * channels
      let red = Double(intensities[first])
      guard channels > 1 else {
        // Where there is no ink, the background shows through.
        if case .ink = raster { return text * (1 - red / 255) }
        return Paint(red, red, red, 1)
      }
      let opacity = channels == 4 ? Double(intensities[first + 3]) / 255 : 1
      return Paint(red, Double(intensities[first + 1]), Double(intensities[first + 2]), 1) * opacity
    }
  }

  func weightedMean(across: [Weight], down: [Weight]) -> Paint {
    var sum = Paint.zero
    for row in down {
      for column in across { sum += pixels[row.index * width + column.index] * (row.weight * column.weight) }
    }
    return sum
  }
}

/// The weight of one pixel of a row or column in a weighted mean; all weights sum to 1.
private typealias Weight = (index: Int, weight: Double)

/// The source pixels of one row that contribute to a pixel of the canvas: the nearest one if pixelated, otherwise those
/// under a triangle filter that is two source pixels wide, or two canvas pixels when the image is reduced.
///
/// - Parameters:
///   - start: where the row begins on the canvas.
///   - length: the row's length on the canvas, above 0.
///   - count: source pixels in the row.
private func weights(
  _ pixel: Int, start: Double, length: Double, _ count: Int, _ isPixelated: Bool
) -> [Weight] {
  let place = (Double(pixel) + 0.5 - start) / length * Double(count)
  func clamped(_ index: Int) -> Int { max(0, min(count - 1, index)) }
  if isPixelated { return [(clamped(Int(place.rounded(.down))), 1)] }
  let (radius, center) = (max(1, Double(count) / length), place - 0.5)
  let indices = Int((center - radius).rounded(.up))...Int((center + radius).rounded(.down))
  let weights = indices.map { (index: $0, weight: 1 - abs(Double($0) - center) / radius) }
  let sum = weights.reduce(0) { $0 + $1.weight }
  return weights.map { (clamped($0.index), $0.weight / sum) }
}
