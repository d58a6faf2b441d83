import DigitImage

extension Canvas {
  /// Paints pixels into a box: as squares, or smoothed.
  mutating func draw(_ raster: Raster, in box: Rectangle, isPixelated: Bool) {
    guard box.width > 0, box.height > 0 else { return }
    let source = RasterPaint(raster)
    let (columns, rows) = pixels(touching: box)
    let across = columns.map { weights($0, start: box.x, length: box.width, source.width, isPixelated) }
    for y in rows {
      let down = weights(y, start: box.y, length: box.height, source.height, isPixelated)
      for x in columns {
        let paint = source.mixed(across: across[x - columns.lowerBound], down: down)
        blend(paint, x: x, y: y, coverage: box.coverage(x: x, y: y))
      }
    }
  }
}

/// A raster's pixels as they are painted.
private struct RasterPaint {
  let width: Int
  let height: Int
  private let pixels: [Paint]

  init(_ raster: Raster) {
    let bitmap = raster.bitmap
    (width, height) = (bitmap.width, bitmap.height)
    let (levels, channels) = (bitmap.pixels, bitmap.format.channels)
    let text = Paint(Color.text)
    pixels = (0..<width * height).map { pixel in
      let first = pixel * channels
      let red = Double(levels[first])
      guard channels > 1 else {
        // Of ink, bare ground lets through what is beneath.
        if case .ink = raster { return text * (1 - red / 255) }
        return Paint(red, red, red, 1)
      }
      let opacity = channels == 4 ? Double(levels[first + 3]) / 255 : 1
      return Paint(red, Double(levels[first + 1]), Double(levels[first + 2]), 1) * opacity
    }
  }

  func mixed(across: [Weight], down: [Weight]) -> Paint {
    var sum = Paint.zero
    for row in down {
      for column in across { sum += pixels[row.index * width + column.index] * (row.share * column.share) }
    }
    return sum
  }
}

/// The share of a row's or column's pixel in a mixture.
private typealias Weight = (index: Int, share: Double)

/// The pixels of a raster's row that one pixel of the canvas is mixed from: the one that lies there; or, smoothed, a
/// triangle as wide as two of them, or as two of the canvas where those are wider.
///
/// - Parameters:
///   - start: where on the canvas the row begins.
///   - length: of the row on the canvas, above 0.
///   - count: pixels of the row.
private func weights(
  _ pixel: Int, start: Double, length: Double, _ count: Int, _ isPixelated: Bool
) -> [Weight] {
  let place = (Double(pixel) + 0.5 - start) / length * Double(count)
  func inside(_ index: Int) -> Int { max(0, min(count - 1, index)) }
  if isPixelated { return [(inside(Int(place.rounded(.down))), 1)] }
  let (reach, middle) = (max(1, Double(count) / length), place - 0.5)
  let indices = Int((middle - reach).rounded(.up))...Int((middle + reach).rounded(.down))
  let weights = indices.map { (index: $0, share: 1 - abs(Double($0) - middle) / reach) }
  let sum = weights.reduce(0) { $0 + $1.share }
  return weights.map { (inside($0.index), $0.share / sum) }
}
